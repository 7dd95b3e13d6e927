package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.PartyId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a simulator stands.
 *
 * @param port 0 for any free one, negative for one that is not called
 * @param hub the hub's base address, as {@code https://localhost:8443}
 * @param credentials the party's folder: {@code tls.key tls.pem signing.key signing.pem ca.pem}, in
 *     the national suite {@code encryption.key encryption.pem}, too (PKCS#8 and X.509 in PEM;
 *     {@code ca.pem} is the authority of hub and parties alike)
 * @param secrets secrets shared with the hub, by name
 * @param hubPorts what the hub listens at for this party beside its door, by the names of {@link
 *     Seat#ports}
 * @param others who else sits at the table: whom its day can write to
 */
public record SimulatorSettings(
    PartyId party,
    int port,
    URI hub,
    Path credentials,
    Map<String, String> secrets,
    Map<String, Integer> hubPorts,
    List<Seat> others) {
  public SimulatorSettings {
    secrets = Map.copyOf(secrets);
    hubPorts = Map.copyOf(hubPorts);
    others = List.copyOf(others);
  }

  /** Of a simulator that knows the hub's door alone, and nobody else. */
  public SimulatorSettings(
      PartyId party, int port, URI hub, Path credentials, Map<String, String> secrets) {
    this(party, port, hub, credentials, secrets, Map.of(), List.of());
  }

  public SimulatorSettings among(List<Seat> table) {
    return new SimulatorSettings(party, port, hub, credentials, secrets, hubPorts, table);
  }
}

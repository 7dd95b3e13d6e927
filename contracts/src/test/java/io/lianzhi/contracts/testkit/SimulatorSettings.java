package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.PartyId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a simulator stands.
 *
 * @param port 0 for any free one
 * @param hub the hub's base address, as {@code https://localhost:8443}
 * @param credentials the party's folder: {@code tls.key tls.pem signing.key signing.pem ca.pem}
 *     (PKCS#8 and X.509 in PEM; {@code ca.pem} is the authority of hub and parties alike)
 * @param secrets secrets shared with the hub, by name
 */
public record SimulatorSettings(
    PartyId party, int port, URI hub, Path credentials, Map<String, String> secrets) {
  public SimulatorSettings {
    secrets = Map.copyOf(secrets);
  }
}

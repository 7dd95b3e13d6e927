package io.lianzhi.adapter.standard;

import io.lianzhi.adapter.standard.simulator.StandardSimulator;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A party's simulator on a real socket, and all credentials that hub and party need. */
public final class TestParty implements AutoCloseable {
  private final Validity validity = aDay();
  private final CertificateAuthority authority =
      CertificateAuthority.create("CN=test", SignatureAlgorithm.ECDSA_P256_SHA256, validity);
  private final Identity hubSigning;
  private final Path folder;
  private final StandardSimulator simulator;

  private TestParty(Path folder, SignatureAlgorithm suite) {
    this.folder = folder;
    this.hubSigning = authority.issueSigning("CN=hub signing", suite, validity);
    write(suite);
    this.simulator =
        StandardSimulator.start(
            new SimulatorSettings(
                TestHouse.HANGZHOU, 0, URI.create("https://localhost:1"), folder, Map.of()));
  }

  /** Started in a new folder below {@code parent}; hub and party sign with keys of this kind. */
  public static TestParty start(Path parent, SignatureAlgorithm suite) {
    try {
      return new TestParty(Files.createTempDirectory(parent, "party"), suite);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Validity aDay() {
    Instant now = Instant.now();
    return new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  }

  private static Validity ended() {
    Instant now = Instant.now();
    return new Validity(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)));
  }

  private void write(SignatureAlgorithm suite) {
    try {
      Identity tls = authority.issueServer("CN=party", List.of("localhost"), validity);
      Identity signing = authority.issueSigning("CN=party signing", suite, validity);
      write("tls", tls);
      write("signing", signing);
      write("expired", authority.issueServer("CN=party", List.of("localhost"), ended()));
      Pem.write(folder.resolve("ca.pem"), authority.identity().chain());
      Pem.write(folder.resolve("hub-signing.pem"), hubSigning.chain());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, Identity identity) throws IOException {
    Pem.write(folder.resolve(name + ".pem"), identity.chain());
    Pem.writePrivateKey(folder.resolve(name + ".key"), identity);
  }

  public StandardSimulator simulator() {
    return simulator;
  }

  public Path folder() {
    return folder;
  }

  public CertificateAuthority authority() {
    return authority;
  }

  /** The hub's keys towards this party. */
  public Keys keys() {
    return new HubSide(
        authority.issueServer("CN=hub", List.of("localhost"), validity),
        authority.identity().chain(),
        hubSigning);
  }

  /** Keys of a hub that the party does not know. */
  public Keys strangersKeys() {
    return new HubSide(
        authority.issueServer("CN=stranger", List.of("localhost"), validity),
        authority.identity().chain(),
        authority.issueSigning(
            "CN=stranger signing", SignatureAlgorithm.ECDSA_P256_SHA256, validity));
  }

  /** An adapter that calls this party, waiting at most {@code timeout}. */
  public Adapter adapter(Keys keys, String timeout) {
    return adapter(keys, timeout, URI.create("https://localhost:" + simulator.port()));
  }

  public static Adapter adapter(Keys keys, String timeout, URI url) {
    PartyId party = TestHouse.HANGZHOU;
    Map<String, String> settings = Map.of("url", url.toString(), "timeout", timeout);
    return new StandardAdapterFactory()
        .open(TestHouse.of(party, settings, Map.of()).withKeys(keys));
  }

  @Override
  public void close() {
    simulator.close();
  }
}

package io.lianzhi.adapter.shaoxing;

import io.lianzhi.adapter.shaoxing.simulator.ShaoxingSimulator;
import io.lianzhi.adapter.shaoxing.simulator.ShaoxingSimulatorFactory;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.keys.OpaqueKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Throw-away keys for hub and Shaoxing under one authority, made once for all tests. */
public final class Sandbox {
  static final String LICENCE = "7C1D0B0A0B0602051902E6F98AE4BB8B";
  private static final Validity CENTURY =
      new Validity(Instant.parse("2021-01-01T00:00:00Z"), Instant.parse("2120-12-31T00:00:00Z"));
  private static final Validity PAST =
      new Validity(Instant.parse("2021-01-01T00:00:00Z"), Instant.parse("2021-12-31T00:00:00Z"));
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create(
          "CN=Test CA,O=Lianzhi", SignatureAlgorithm.ECDSA_P256_SHA256, CENTURY);
  private static final Identity HUB_TLS =
      AUTHORITY.issueServer("CN=hub", List.of("localhost", "127.0.0.1"), CENTURY);
  private static final Identity SHAOXING_TLS =
      AUTHORITY.issueServer("CN=shaoxing", List.of("localhost", "127.0.0.1"), CENTURY);
  private static final Identity SHAOXING_EXPIRED =
      AUTHORITY.issueServer("CN=shaoxing", List.of("localhost", "127.0.0.1"), PAST);
  static final Identity SHAOXING_SIGNING =
      AUTHORITY.issueSigning("CN=shaoxing signing", SignatureAlgorithm.ECDSA_P256_SHA256, CENTURY);

  private Sandbox() {}

  static List<X509Certificate> anchors() {
    return List.of(AUTHORITY.identity().certificate());
  }

  static SSLContext hubTls() {
    return Tls.context(HUB_TLS, anchors());
  }

  /** A simulator on a free port that sends to {@code hub}. */
  public static ShaoxingSimulator simulator(URI hub) {
    SimulatorSettings settings =
        new SimulatorSettings(TestHouse.SHAOXING, 0, hub, credentials(), Map.of("jkxlh", LICENCE));
    return (ShaoxingSimulator) new ShaoxingSimulatorFactory().start(settings);
  }

  private static Path credentials() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "credentials");
      write(folder, "tls", SHAOXING_TLS);
      write(folder, "signing", SHAOXING_SIGNING);
      write(folder, "expired", SHAOXING_EXPIRED);
      Pem.write(folder.resolve("ca.pem"), anchors());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String name, Identity identity) throws IOException {
    Pem.write(folder.resolve(name + ".pem"), identity.chain());
    Pem.writePrivateKey(folder.resolve(name + ".key"), identity);
  }

  /** The adapter of a hub that signs by ECDSA and is patient, calling Shaoxing at {@code port}. */
  public static Adapter adapter(int port) {
    return adapter(port, Map.of());
  }

  /** As above, with these settings besides. */
  public static Adapter adapter(int port, Map<String, String> besides) {
    return adapter(port, SignatureAlgorithm.ECDSA_P256_SHA256, besides);
  }

  /** As above, with another signature. */
  static Adapter adapter(int port, SignatureAlgorithm algorithm, Map<String, String> besides) {
    Map<String, String> settings = new HashMap<>();
    settings.put("url", "https://localhost:" + port);
    settings.put("connectTimeout", "PT60S");
    settings.put("readTimeout", "PT60S");
    settings.putAll(besides);
    Identity signing = AUTHORITY.issueSigning("CN=hub signing", algorithm, CENTURY);
    return new ShaoxingAdapterFactory()
        .open(
            TestHouse.of(TestHouse.SHAOXING, settings, Map.of("jkxlh", LICENCE))
                .withKeys(new HubKeys(signing)));
  }

  /** The hub's keys as the gateway lends them: the signing key cannot be read. */
  private record HubKeys(Identity signing) implements Keys {
    @Override
    public SSLContext tls() {
      return hubTls();
    }

    @Override
    public List<X509Certificate> signingChain() {
      return signing.chain();
    }

    @Override
    public PrivateKey signingKey() {
      return OpaqueKeys.of(signing.signingKey("hub"));
    }

    @Override
    public List<X509Certificate> partySigningCertificates() {
      return List.of(SHAOXING_SIGNING.certificate());
    }

    @Override
    public Map<String, String> signRequest(
        String method, URI target, String contentType, byte[] body) {
      throw new UnsupportedOperationException("Shaoxing speaks SOAP");
    }
  }
}

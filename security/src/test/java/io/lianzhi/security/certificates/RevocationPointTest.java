package io.lianzhi.security.certificates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lianzhi.security.Keys;
import io.lianzhi.security.Tool;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an authority's revocation list is, as it stands in certificates (RFC 5280, 4.2.1.13). */
class RevocationPointTest {
  private static final String POINTS = "2.5.29.31";
  private static final URI PLACE = URI.create("http://crl.example.cn/lianzhi/list.crl");

  private final Instant now = Instant.now();
  private final Validity today =
      new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));

  private CertificateAuthority authority(SignatureAlgorithm algorithm) {
    return CertificateAuthority.create("CN=authority", algorithm, today);
  }

  /** One of each kind that an authority issues. */
  private List<X509Certificate> issued(CertificateAuthority authority) {
    CertificateRequest request =
        CertificateRequest.of(
            "CN=city", Keys.signing("city", SignatureAlgorithm.ECDSA_P256_SHA256));
    List<X509Certificate> all = new ArrayList<>();
    Stream.of(
            authority.issueServer("CN=hub", List.of("localhost"), today),
            authority.issueClient("CN=city", today),
            authority.issueSigning("CN=city", SignatureAlgorithm.SM2_SM3, today),
            authority.issueEncryption("CN=city", today))
        .map(Identity::certificate)
        .forEach(all::add);
    all.add(authority.issueSigning(request, today).getFirst());
    for (CertificateUse use : CertificateUse.values()) {
      all.add(authority.issue(use, request, "CN=city", today).getFirst());
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256_SHA256", "SM2_SM3"})
  void standsInEveryEndCertificateWhereItIsSaidAndInNoneWhereNot(SignatureAlgorithm algorithm) {
    CertificateAuthority silent = authority(algorithm);
    assertThat(issued(silent))
        .hasSize(8)
        .allSatisfy(each -> assertThat(each.getNonCriticalExtensionOIDs()).doesNotContain(POINTS));
    CertificateAuthority listing = silent.listingAt(PLACE);
    assertThat(issued(listing))
        .hasSize(8)
        .allSatisfy(each ->
            assertThat(new String(each.getExtensionValue(POINTS), UTF_8))
                .contains(PLACE.toString()));
    assertThat(listing.identity().certificate().getNonCriticalExtensionOIDs())
        .doesNotContain(POINTS);
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256_SHA256", "SM2_SM3"})
  void opensslReadsIt(SignatureAlgorithm algorithm, @TempDir Path folder) throws IOException {
    Tool.requireOpenssl(folder);
    Identity city = authority(algorithm).listingAt(PLACE).issueClient("CN=city", algorithm, today);
    Pem.write(folder.resolve("city.pem"), city.chain());
    byte[] said =
        new Tool(folder)
            .run("openssl", "x509", "-in", "city.pem", "-noout", "-ext", "crlDistributionPoints");
    assertThat(new String(said, UTF_8)).contains("Full Name", "URI:" + PLACE);
  }

  /** The Java platform fetches the list from where the certificate says, and believes it. */
  @Test
  void theJavaPlatformFetchesTheListThere() throws Exception {
    CertificateAuthority plain = authority(SignatureAlgorithm.ECDSA_P256_SHA256);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    CertificateAuthority listing =
        plain.listingAt(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/international.crl"));
    X509Certificate good = listing.issueClient("CN=good", today).certificate();
    X509Certificate revoked = listing.issueClient("CN=revoked", today).certificate();
    byte[] list =
        plain
            .revocationList(
                1, today, List.of(new RevocationList.Entry(revoked.getSerialNumber(), now, 1)))
            .der();
    server.createContext(
        "/international.crl",
        exchange -> {
          exchange.sendResponseHeaders(200, list.length);
          exchange.getResponseBody().write(list);
          exchange.close();
        });
    server.start();
    try {
      assertThatThrownBy(() -> validate(revoked, plain))
          .isInstanceOfSatisfying(
              CertPathValidatorException.class,
              refused -> assertThat(refused.getReason()).isEqualTo(BasicReason.REVOKED));
      X509Certificate without = plain.issueClient("CN=without", today).certificate();
      assertThatThrownBy(() -> validate(without, plain))
          .isInstanceOfSatisfying(
              CertPathValidatorException.class,
              refused ->
                  assertThat(refused.getReason())
                      .isEqualTo(BasicReason.UNDETERMINED_REVOCATION_STATUS));
      validate(good, plain);
    } finally {
      server.stop(0);
    }
  }

  private static void validate(X509Certificate certificate, CertificateAuthority authority)
      throws GeneralSecurityException {
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(
        EnumSet.of(
            PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(authority.identity().certificate(), null)));
    parameters.addCertPathChecker(checker);
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
    validator.validate(path, parameters);
  }
}

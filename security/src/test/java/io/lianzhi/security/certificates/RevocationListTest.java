package io.lianzhi.security.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Tool;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationListTest {
  private static final int KEY_COMPROMISE = 1;
  private static final int CERTIFICATE_HOLD = 6;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Validity today =
      new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  private final CertificateAuthority authority = authority(SignatureAlgorithm.ECDSA_P256_SHA256);

  @TempDir private Path folder;

  private CertificateAuthority authority(SignatureAlgorithm algorithm) {
    return CertificateAuthority.create("CN=authority", algorithm, today);
  }

  private RevocationList list(CertificateAuthority issuer, long number, Identity... revoked) {
    return issuer.revocationList(
        number,
        today,
        List.of(revoked).stream()
            .map(each ->
                new RevocationList.Entry(each.certificate().getSerialNumber(), now, KEY_COMPROMISE))
            .toList());
  }

  @Test
  void theJavaPlatformReadsItAndFindsWhatIsRevoked() throws Exception {
    Identity revoked = authority.issueClient("CN=revoked", today);
    Identity good = authority.issueClient("CN=good", today);
    X509CRL read =
        (X509CRL)
            CertificateFactory.getInstance("X.509")
                .generateCRL(new java.io.ByteArrayInputStream(list(authority, 7, revoked).der()));
    read.verify(authority.identity().publicKey());
    assertThat(read.isRevoked(revoked.certificate())).isTrue();
    assertThat(read.isRevoked(good.certificate())).isFalse();
    assertThat(read.getNextUpdate().toInstant()).isEqualTo(today.until());
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256_SHA256", "SM2_SM3"})
  void isReadBackAsItWasSigned(SignatureAlgorithm algorithm) {
    CertificateAuthority issuer = authority(algorithm);
    Identity revoked = issuer.issueClient("CN=revoked", today);
    RevocationList read = RevocationList.parse(list(issuer, 7, revoked).der());
    assertThat(read.number()).isEqualTo(BigInteger.valueOf(7));
    assertThat(read.reason(revoked.certificate().getSerialNumber())).hasValue(KEY_COMPROMISE);
    assertThat(read.reason(BigInteger.TEN)).isEmpty();
    assertThat(read.next()).isEqualTo(today.until());
    assertThat(read.isOf(authority(algorithm).identity().publicKey())).isFalse();
    assertThat(read.isOf(issuer.identity().publicKey())).isTrue();
  }

  @Test
  void everyReasonIsKept() {
    RevocationList list =
        authority.revocationList(
            1,
            today,
            List.of(
                new RevocationList.Entry(BigInteger.ONE, now, CERTIFICATE_HOLD),
                new RevocationList.Entry(BigInteger.TWO, now, 0)));
    assertThat(list.reason(BigInteger.ONE)).hasValue(CERTIFICATE_HOLD);
    assertThat(list.reason(BigInteger.TWO)).hasValue(0);
  }

  @Test
  void aChangedBitMakesItNoListOfTheAuthority() {
    byte[] der = list(authority, 1, authority.issueClient("CN=revoked", today)).der();
    for (int at = 0; at < der.length; at++) {
      for (int bit = 1; bit < 256; bit <<= 1) {
        byte[] changed = der.clone();
        changed[at] ^= (byte) bit;
        assertThat(isTaken(changed)).as("byte %d, bit %d", at, bit).isFalse();
      }
    }
    assertThat(isTaken(der)).isTrue();
  }

  private boolean isTaken(byte[] der) {
    try {
      return RevocationList.parse(der).isOf(authority.identity().publicKey());
    } catch (IllegalArgumentException damaged) {
      return false;
    }
  }

  @Test
  void whatIsNoListIsRefused() {
    assertThatThrownBy(() -> RevocationList.parse("no list".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(RevocationList.parse(list(authority, 1).der()).number()).isEqualTo(BigInteger.ONE);
  }

  @Test
  void opensslVerifiesItAndRefusesWhatIsRevoked() throws Exception {
    SignatureAlgorithm algorithm = SignatureAlgorithm.ECDSA_P256_SHA256;
    Tool.requireOpenssl(folder);
    Tool openssl = new Tool(folder);
    CertificateAuthority issuer = authority(algorithm);
    Identity revoked = issuer.issueSigning("CN=revoked", algorithm, today);
    Identity good = issuer.issueSigning("CN=good", algorithm, today);
    openssl.write("list.crl", list(issuer, 1, revoked).der());
    openssl.run("openssl", "crl", "-inform", "DER", "-in", "list.crl", "-out", "list.pem");
    Pem.write(folder.resolve("ca.pem"), issuer.identity().chain());
    Pem.write(folder.resolve("revoked.pem"), List.of(revoked.certificate()));
    Pem.write(folder.resolve("good.pem"), List.of(good.certificate()));
    assertThat(verifies(openssl, "revoked.pem")).isFalse();
    assertThat(verifies(openssl, "good.pem")).isTrue();
  }

  private static boolean verifies(Tool openssl, String certificate) throws Exception {
    return openssl.takes(
        "openssl",
        "verify",
        "-crl_check",
        "-CRLfile",
        "list.pem",
        "-CAfile",
        "ca.pem",
        certificate);
  }
}

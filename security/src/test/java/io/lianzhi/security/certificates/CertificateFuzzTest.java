package io.lianzhi.security.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.VerificationKey;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Foreign bytes in the place of a certificate, as tokens and sealed messages bring one, of a
 * request for one, and of an authority's list of those withdrawn; {@code adapters/README.md} says
 * how to fuzz.
 */
final class CertificateFuzzTest {
  private static final PublicKey NOBODY =
      CertificateAuthority.create(
              "CN=nobody",
              SignatureAlgorithm.ECDSA_P256_SHA256,
              new Validity(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)))
          .identity()
          .publicKey();

  @FuzzTest
  void certificate(byte[] der) {
    try {
      X509Certificate certificate = Certificates.parse(der);
      assertThat(Certificates.der(certificate)).isEqualTo(der);
      assertThat(Certificates.fingerprint(certificate)).hasSize(64);
      VerificationKey.of("foreign", certificate);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @FuzzTest
  void request(byte[] der) {
    try {
      CertificateRequest request = CertificateRequest.parse(der);
      assertThat(request.der()).isEqualTo(der);
      assertThat(CertificateRequest.parsePem(request.pem()).subject()).isEqualTo(request.subject());
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @FuzzTest
  void list(byte[] der) {
    try {
      RevocationList list = RevocationList.parse(der);
      assertThat(list.der()).isEqualTo(der);
      assertThat(list.isOf(NOBODY)).isFalse();
      assertThat(list.reason(BigInteger.ONE).orElse(0)).isNotNegative();
      assertThat(list.number()).isNotNull();
      assertThat(list.next()).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}

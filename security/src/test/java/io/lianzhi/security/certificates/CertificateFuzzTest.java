package io.lianzhi.security.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.security.envelope.VerificationKey;
import java.security.cert.X509Certificate;

/**
 * Foreign bytes in the place of a certificate, as tokens and sealed messages bring one; {@code
 * adapters/README.md} says how to fuzz.
 */
final class CertificateFuzzTest {
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
}

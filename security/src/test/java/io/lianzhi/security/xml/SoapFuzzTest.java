package io.lianzhi.security.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;

/**
 * Foreign bytes in the place of a signed SOAP message; {@code adapters/README.md} says how to fuzz.
 */
final class SoapFuzzTest {
  private static final Instant NOW = Instant.parse("2021-11-19T02:00:00Z");
  private static final SoapWindow WINDOW =
      new SoapWindow(Duration.ofMinutes(5), Duration.ofMinutes(1));
  private static final SoapVerifier TRUSTS_NOBODY = new SoapVerifier(certificate -> false, WINDOW);
  private static final SoapVerifier TRUSTS_EVERYBODY =
      new SoapVerifier(certificate -> true, WINDOW);

  @FuzzTest
  void envelope(byte[] message) {
    assertThat(TRUSTS_NOBODY.verify(message, NOW)).isInstanceOf(RefusedSoap.class);
  }

  /** Behind the certificate: whoever trusts every one takes what the seed's signer signed alone. */
  @FuzzTest
  void signature(byte[] message) {
    if (TRUSTS_EVERYBODY.verify(message, NOW) instanceof VerifiedSoap verified) {
      assertThat(new String(verified.signedInfo(), UTF_8))
          .contains(
              "<ds:DigestValue>92ez/CpyE3H4SUqK68nqik4Kc0DQYexqGFnybeOEhjk=</ds:DigestValue>");
    }
  }
}

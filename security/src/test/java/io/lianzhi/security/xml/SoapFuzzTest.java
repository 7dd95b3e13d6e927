package io.lianzhi.security.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;

/**
 * Foreign bytes in the place of a signed SOAP message. The ordinary tests replay the seeds beside
 * this class; with {@code JAZZER_FUZZ=1} in the environment the one method that is asked for
 * fuzzes: {@code -Dtest=SoapFuzzTest#METHOD}.
 */
final class SoapFuzzTest {
  private static final Instant NOW = Instant.parse("2021-11-19T02:00:00Z");
  private static final SoapVerifier TRUSTS_NOBODY =
      new SoapVerifier(
          certificate -> false, new SoapWindow(Duration.ofMinutes(5), Duration.ofMinutes(1)));

  @FuzzTest(maxDuration = "10m")
  void envelope(byte[] message) {
    assertThat(TRUSTS_NOBODY.verify(message, NOW)).isInstanceOf(RefusedSoap.class);
  }
}

package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.envelope.Suite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Foreign bytes in the place of a web-hook's time, code and body, on a line each; {@code
 * adapters/README.md} says how to fuzz.
 */
final class HmacFuzzTest {
  private static final Party HANGZHOU = Cities.party("hangzhou", Suite.INTERNATIONAL);
  private static final Signing.Hmac HMAC =
      new Signing.Hmac("x-signature", "x-time", "webhook", Duration.ofMinutes(5));
  private static final HmacSeal SEAL =
      new HmacSeal((_, _) -> List.of(Secret.of("shared with Hangzhou")));

  @FuzzTest
  void webHook(byte[] data) {
    String[] said = new String(data, StandardCharsets.ISO_8859_1).split("\n", 3);
    List<String> lines = Arrays.asList(Arrays.copyOf(said, 3));
    RawMessage raw =
        new RawMessage(
            "webhook",
            "application/json",
            Map.of("x-time", text(lines, 0), "x-signature", text(lines, 1)),
            text(lines, 2).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(catchThrowable(() -> SEAL.require(HANGZHOU, raw, HMAC, NOW)))
        .isInstanceOf(RefusedException.class);
  }

  private static String text(List<String> lines, int at) {
    String line = lines.get(at);
    return line == null ? "" : line;
  }
}

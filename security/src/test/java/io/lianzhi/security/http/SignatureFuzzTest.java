package io.lianzhi.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Foreign bytes in the place of a signature and what it names (RFC 9421, RFC 9530). The ordinary
 * tests replay the seeds beside this class; with {@code JAZZER_FUZZ=1} in the environment the one
 * method that is asked for fuzzes: {@code -Dtest=SignatureFuzzTest#METHOD}.
 */
final class SignatureFuzzTest {
  private static final Instant NOW = Instant.parse("2021-11-19T02:00:00Z");

  /** Three lines: Content-Digest, Signature-Input, Signature; the rest is the body. */
  @FuzzTest(maxDuration = "10m")
  void signature(byte[] data) {
    String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", 4);
    Map<String, String> fields =
        Map.of(
            "content-type", "application/json",
            "content-digest", line(lines, 0),
            "signature-input", line(lines, 1),
            "signature", line(lines, 2));
    HttpRequest request =
        new HttpRequest(
            "POST",
            "https",
            "hub.example",
            "/v1/letters",
            "",
            name -> fields.containsKey(name) ? List.of(fields.get(name)) : List.of());
    byte[] body = line(lines, 3).getBytes(StandardCharsets.UTF_8);
    assertThat(
            MessageSignatures.verify(
                request, body, id -> Optional.empty(), SignatureWindow.USUAL, NOW))
        .isInstanceOf(RefusedMessage.class);
  }

  private static String line(String[] lines, int at) {
    return at < lines.length ? lines[at] : "";
  }
}

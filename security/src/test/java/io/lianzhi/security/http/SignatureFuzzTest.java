package io.lianzhi.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Foreign bytes in the place of a signature and what it names (RFC 9421, RFC 9530), and of a
 * national stamp; {@code adapters/README.md} says how to fuzz.
 */
final class SignatureFuzzTest {
  private static final Instant NOW = Instant.parse("2021-11-19T02:00:00Z");
  private static final VerificationKey QUZHOU =
      VerificationKey.of(
          "quzhou",
          CertificateAuthority.create("CN=a", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER)
              .issueSigning("CN=quzhou", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER)
              .certificate());

  private static final SigningKey HUB = Keys.signing("hub", SignatureAlgorithm.ED25519);

  /** Three lines: Content-Digest, Signature-Input, Signature; the rest is the body. */
  @FuzzTest
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

  /** The whole is what a request wants of its answer's signature. */
  @FuzzTest
  void wish(byte[] data) {
    String field = new String(data, StandardCharsets.UTF_8);
    HttpRequest request =
        new HttpRequest(
            "GET",
            "https",
            "hub.example",
            "/v1/letters",
            "",
            name -> name.equals("accept-signature") ? List.of(field) : List.of());
    switch (AcceptSignature.of(request, HUB)) {
      case AcceptSignature.Wanted wanted ->
          assertThat(MessageSignatures.sign(answer(request), data, HUB, NOW, wanted))
              .hasEntrySatisfying(
                  "Signature", value -> assertThat(value).startsWith(wanted.label() + "=:"));
      case AcceptSignature.Unmet() -> assertThat(field).isNotNull();
      case AcceptSignature.Nothing() -> throw new AssertionError("there is a field");
    }
  }

  private static HttpResponse answer(HttpRequest request) {
    return new HttpResponse(200, name -> List.of(), request);
  }

  /** Three lines: timestamp, nonce, signature; the rest is the body. */
  @FuzzTest
  void stamp(byte[] data) {
    String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", 4);
    RequestStamp stamp = new RequestStamp(line(lines, 0), line(lines, 1), line(lines, 2));
    byte[] body = line(lines, 3).getBytes(StandardCharsets.UTF_8);
    StampedRequest request = new StampedRequest("POST", "/letters", "b=2&a=1", body);
    assertThat(stamp.time()).isNotNull();
    assertThat(stamp.isOf(request, QUZHOU)).isFalse();
  }

  private static String line(String[] lines, int at) {
    return at < lines.length ? lines[at] : "";
  }
}

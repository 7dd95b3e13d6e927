package io.lianzhi.security.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SignedMessage;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.http.RefusedMessage.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What an attacker can do to a signed message; each table ends with the untouched case. */
class MessageSignaturesTest {
  private static final Instant NOW = Keys.NOW;
  private static final byte[] CONTENT = "{\"plate\":\"浙G12345\"}".getBytes(UTF_8);
  private static final String TARGET = "https://hub.example/v1/letters?wait=5";

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "RSA_SHA256")
  void takesWhatItSignedAndKeepsTheProof(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("hangzhou-1", algorithm);
    Signed signed = signed(key, "POST", CONTENT);
    Verification verification = verify(signed.request(), CONTENT, key, NOW);
    assertThat(verification).isInstanceOf(VerifiedMessage.class);
    VerifiedMessage verified = (VerifiedMessage) verification;
    assertThat(verified.keyId()).isEqualTo("hangzhou-1");
    assertThat(verified.created()).isEqualTo(NOW);
    assertThat(verified.nonce()).hasSize(22);
    assertThat(new String(verified.signatureBase(), UTF_8))
        .startsWith("\"@method\": POST\n\"@authority\": hub.example\n\"@path\": /v1/letters\n")
        .endsWith(";tag=\"lianzhi\"");
    SignedMessage proof = SignedMessage.fromBytes(verified.proof(List.of()).toBytes());
    assertThat(proof.verify(key.verificationKey())).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "RSA_SHA256")
  void refusesEveryChangedPartOfTheMessage(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("hangzhou-1", algorithm);
    Signed signed = signed(key, "POST", CONTENT);
    Map<String, HttpRequest> changed = new LinkedHashMap<>();
    changed.put("method", signed.at("PUT", TARGET));
    changed.put("path", signed.at("POST", "https://hub.example/v1/letter?wait=5"));
    changed.put("query", signed.at("POST", "https://hub.example/v1/letters?wait=6"));
    changed.put("no query", signed.at("POST", "https://hub.example/v1/letters"));
    changed.put("another hub", signed.at("POST", "https://hub2.example/v1/letters?wait=5"));
    changed.put("type", signed.with("content-type", v -> "text/plain").request());
    changed.put("created", signed.with("signature-input", MessageSignaturesTest::later).request());
    changed.put(
        "nonce", signed.with("signature-input", v -> v.replace("nonce=\"", "nonce=\"x")).request());
    changed.put("signature", signed.with("signature", v -> flipped(v)).request());
    changed.forEach((what, request) ->
        assertThat(verify(request, CONTENT, key, NOW))
            .as(what)
            .isEqualTo(new RefusedMessage(Kind.BAD)));
    assertThat(verify(signed.request(), CONTENT, key, NOW)).isInstanceOf(VerifiedMessage.class);
  }

  @Test
  void tellsEachKindOfRefusalApart() {
    SigningKey key = Keys.signing("hangzhou-1", SignatureAlgorithm.SM2_SM3);
    Signed signed = signed(key, "POST", CONTENT);
    assertThat(kind(signed.without("signature-input"), key)).isEqualTo(Kind.MISSING);
    assertThat(kind(signed.without("signature"), key)).isEqualTo(Kind.MALFORMED);
    assertThat(kind(signed.with("signature-input", v -> v + ";"), key)).isEqualTo(Kind.MALFORMED);
    assertThat(kind(signed.with("signature-input", v -> v + ", b=" + v.substring(8)), key))
        .isEqualTo(Kind.MALFORMED);
    assertThat(kind(signed.with("signature-input", v -> "x".repeat(9000)), key))
        .isEqualTo(Kind.MALFORMED);
    assertThat(
            kind(
                signed.with("signature-input", v -> v.replace("tag=\"lianzhi\"", "tag=\"x\"")),
                key))
        .isEqualTo(Kind.MISSING);
    for (String component : List.of("@method", "@authority", "@path", "@query", "content-digest")) {
      assertThat(
              kind(
                  signed.with(
                      "signature-input", v -> v.replace("\"" + component + "\"", "\"host\"")),
                  key))
          .as(component)
          .isEqualTo(Kind.UNCOVERED);
    }
    assertThat(kind(signed.with("signature-input", v -> v.replace(" \"content-type\"", "")), key))
        .isEqualTo(Kind.UNCOVERED);
    assertThat(kind(signed.with("signature-input", v -> v.replace(";nonce=", ";other=")), key))
        .isEqualTo(Kind.UNCOVERED);
    assertThat(kind(signed.with("content-digest", v -> flipped(v)), key))
        .isEqualTo(Kind.DIGEST_MISMATCH);
    assertThat(kind(signed.with("content-digest", v -> v.replace("sm3", "sha-256")), key))
        .isEqualTo(Kind.DIGEST_MISMATCH);
    assertThat(kind(signed.without("content-digest"), key)).isEqualTo(Kind.DIGEST_MISMATCH);
    assertThat(verify(signed.request(), new byte[0], key, NOW))
        .isEqualTo(new RefusedMessage(Kind.DIGEST_MISMATCH));
    SigningKey stranger = Keys.signing("stranger", SignatureAlgorithm.SM2_SM3);
    assertThat(kind(signed, stranger)).isEqualTo(Kind.UNKNOWN_KEY);
    assertThat(verify(signed.request(), CONTENT, key, NOW)).isInstanceOf(VerifiedMessage.class);
  }

  @Test
  void takesASignatureInsideItsWindowOnly() {
    SigningKey key = Keys.signing("hangzhou-1", SignatureAlgorithm.ED25519);
    HttpRequest request = signed(key, "POST", CONTENT).request();
    RefusedMessage outside = new RefusedMessage(Kind.OUTSIDE_WINDOW);
    assertThat(verify(request, CONTENT, key, NOW.minusSeconds(61))).isEqualTo(outside);
    assertThat(verify(request, CONTENT, key, NOW.plusSeconds(301))).isEqualTo(outside);
    assertThat(verify(request, CONTENT, key, NOW.minusSeconds(60)))
        .isInstanceOf(VerifiedMessage.class);
    assertThat(verify(request, CONTENT, key, NOW.plusSeconds(300)))
        .isInstanceOf(VerifiedMessage.class);
  }

  @Test
  void refusesADowngradeToAnotherSuiteOrAlgorithm() {
    SigningKey national = Keys.signing("hangzhou-1", SignatureAlgorithm.SM2_SM3);
    SigningKey p256 = Keys.signing("hangzhou-1", SignatureAlgorithm.ECDSA_P256_SHA256);
    Signed signed = signed(national, "POST", CONTENT);
    for (String other : List.of("ecdsa-p256-sha256", "hmac-sha256", "none", "ed25519")) {
      assertThat(kind(signed.with("signature-input", v -> v.replace("sm2-sm3", other)), national))
          .isEqualTo(Kind.BAD);
    }
    assertThat(kind(signed, p256)).isEqualTo(Kind.BAD);
    Signed byP256 = signed(p256, "POST", CONTENT);
    assertThat(kind(byP256, national)).isEqualTo(Kind.BAD);
    assertThat(
            kind(
                byP256.with("signature-input", v -> v.replace("ecdsa-p256-sha256", "sm2-sm3")),
                national))
        .isEqualTo(Kind.DIGEST_MISMATCH);
    assertThat(verify(signed.request(), CONTENT, national, NOW))
        .isInstanceOf(VerifiedMessage.class);
  }

  @Test
  void refusesASecondDigestThatIsWrong() {
    SigningKey key = Keys.signing("hangzhou-1", SignatureAlgorithm.SM2_SM3);
    String right = ContentDigest.of(io.lianzhi.security.envelope.Suite.NATIONAL, CONTENT);
    String other = ContentDigest.of(io.lianzhi.security.envelope.Suite.INTERNATIONAL, CONTENT);
    assertThat(ContentDigest.matches(key.suite(), List.of(right, flipped(other)), CONTENT))
        .isFalse();
    assertThat(ContentDigest.matches(key.suite(), List.of("sm3=x, " + other), CONTENT)).isFalse();
    assertThat(ContentDigest.matches(key.suite(), List.of("sm3=:"), CONTENT)).isFalse();
    assertThat(ContentDigest.matches(key.suite(), List.of(), CONTENT)).isFalse();
    assertThat(ContentDigest.matches(key.suite(), List.of(right, other), CONTENT)).isTrue();
    assertThat(ContentDigest.matches(key.suite(), List.of(right), CONTENT)).isTrue();
  }

  @Test
  void signsRequestsWithoutContent() {
    SigningKey key = Keys.signing("hangzhou-1", SignatureAlgorithm.ED25519);
    HttpRequest bare = HttpRequest.of("GET", URI.create(TARGET), HttpFields.of(Map.of()));
    Map<String, String> fields = MessageSignatures.sign(bare, new byte[0], key, NOW);
    Signed signed = new Signed("GET", TARGET, lower(fields));
    assertThat(verify(signed.request(), CONTENT, key, NOW))
        .isEqualTo(new RefusedMessage(Kind.DIGEST_MISMATCH));
    assertThat(verify(signed.request(), new byte[0], key, NOW)).isInstanceOf(VerifiedMessage.class);
  }

  @Test
  void bindsAResponseToItsRequest() {
    SigningKey key = Keys.signing("hub-1", SignatureAlgorithm.SM2_SM3);
    HttpRequest asked = HttpRequest.of("POST", URI.create(TARGET), HttpFields.of(Map.of()));
    HttpRequest other =
        HttpRequest.of("POST", URI.create("https://hub.example/v1/other"), HttpFields.of(Map.of()));
    HttpResponse plain = new HttpResponse(201, HttpFields.of(Map.of()), asked);
    HttpFields fields = fields(lower(MessageSignatures.sign(plain, CONTENT, key, NOW)));
    assertThat(verify(new HttpResponse(200, fields, asked), CONTENT, key, NOW))
        .isEqualTo(new RefusedMessage(Kind.BAD));
    assertThat(verify(new HttpResponse(201, fields, other), CONTENT, key, NOW))
        .isEqualTo(new RefusedMessage(Kind.BAD));
    assertThat(verify(new HttpResponse(201, fields, asked), CONTENT, key, NOW))
        .isInstanceOf(VerifiedMessage.class);
  }

  /** An answer with everything that it can be bound to, shown as one to something else. */
  @Test
  void bindsAnAnswerToTheVeryAttemptThatAskedForIt() {
    SigningKey key = Keys.signing("hub-1", SignatureAlgorithm.SM2_SM3);
    Signed asking = signed(Keys.signing("a", SignatureAlgorithm.ED25519), "POST", CONTENT);
    byte[] answer = "{}".getBytes(UTF_8);
    Map<String, String> headers = new LinkedHashMap<>(Map.of("content-type", "application/json"));
    var wanted = new AcceptSignature.Wanted("hub", Optional.of("n-1"));
    headers.putAll(
        lower(
            MessageSignatures.sign(
                new HttpResponse(202, fields(headers), asking.request()),
                answer,
                key,
                NOW,
                wanted)));
    Map<String, HttpRequest> others = new LinkedHashMap<>();
    others.put("method", asking.at("PUT", TARGET));
    others.put("path", asking.at("POST", "https://hub.example/v1/letter?wait=5"));
    others.put("query", asking.at("POST", "https://hub.example/v1/letters?wait=6"));
    others.put("signature", asking.with("signature", MessageSignaturesTest::flipped).request());
    others.put("content", asking.with("content-digest", MessageSignaturesTest::flipped).request());
    others.put("no signature", asking.without("signature").request());
    others.put("no content", asking.without("content-digest").request());
    others.forEach((what, other) ->
        assertThat(verify(new HttpResponse(202, fields(headers), other), answer, key, NOW))
            .as(what)
            .isInstanceOf(RefusedMessage.class));
    HttpResponse bare =
        new HttpResponse(
            202, fields(headers), HttpRequest.of("POST", URI.create(TARGET), f -> List.of()));
    assertThat(verify(bare, answer, key, NOW)).isInstanceOf(RefusedMessage.class);
    HttpResponse good = new HttpResponse(202, fields(headers), asking.request());
    assertThat(verify(good, answer, key, NOW))
        .isInstanceOfSatisfying(
            VerifiedMessage.class, proof -> assertThat(proof.nonce()).isEqualTo("n-1"));
  }

  /**
   * What this hub signed comes back to it as if somebody else had: as the other kind of message.
   */
  @Test
  void refusesAMessageThatIsReflected() {
    SigningKey key = Keys.signing("hub-1", SignatureAlgorithm.SM2_SM3);
    HttpRequest bare = HttpRequest.of("POST", URI.create(TARGET), HttpFields.of(Map.of()));
    Map<String, String> ofRequest = lower(MessageSignatures.sign(bare, CONTENT, key, NOW));
    HttpResponse plain = new HttpResponse(200, HttpFields.of(Map.of()), bare);
    Map<String, String> ofResponse = lower(MessageSignatures.sign(plain, CONTENT, key, NOW));
    RefusedMessage uncovered = new RefusedMessage(Kind.UNCOVERED);
    HttpRequest answerAsRequest = HttpRequest.of("POST", URI.create(TARGET), fields(ofResponse));
    assertThat(verify(answerAsRequest, CONTENT, key, NOW)).isEqualTo(uncovered);
    HttpResponse requestAsAnswer = new HttpResponse(200, fields(ofRequest), bare);
    assertThat(verify(requestAsAnswer, CONTENT, key, NOW)).isEqualTo(uncovered);
    HttpRequest good = HttpRequest.of("POST", URI.create(TARGET), fields(ofRequest));
    assertThat(verify(good, CONTENT, key, NOW)).isInstanceOf(VerifiedMessage.class);
    HttpResponse answer = new HttpResponse(200, fields(ofResponse), bare);
    assertThat(verify(answer, CONTENT, key, NOW)).isInstanceOf(VerifiedMessage.class);
  }

  @Test
  void signsNothingWithAnRsaKey() {
    SigningKey rsa = Keys.signing("rsa", SignatureAlgorithm.RSA_SHA256);
    HttpRequest request = HttpRequest.of("GET", URI.create(TARGET), HttpFields.of(Map.of()));
    assertThatThrownBy(() -> MessageSignatures.sign(request, CONTENT, rsa, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWindowsThatTakeEverything() {
    assertThatThrownBy(() -> new SignatureWindow(Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(SignatureWindow.USUAL.age()).isEqualTo(Duration.ofMinutes(5));
  }

  private static Kind kind(Signed signed, SigningKey key) {
    Verification verification = verify(signed.request(), CONTENT, key, NOW);
    assertThat(verification).isInstanceOf(RefusedMessage.class);
    return ((RefusedMessage) verification).kind();
  }

  private static Verification verify(
      HttpMessage message, byte[] content, SigningKey key, Instant now) {
    KeyLookup keys =
        id -> id.equals(key.keyId()) ? Optional.of(key.verificationKey()) : Optional.empty();
    return MessageSignatures.verify(message, content, keys, SignatureWindow.USUAL, now);
  }

  private static Signed signed(SigningKey key, String method, byte[] content) {
    Map<String, String> fields = new LinkedHashMap<>(Map.of("content-type", "application/json"));
    HttpRequest request = HttpRequest.of(method, URI.create(TARGET), fields(fields));
    fields.putAll(lower(MessageSignatures.sign(request, content, key, NOW)));
    return new Signed(method, TARGET, fields);
  }

  private static HttpFields fields(Map<String, String> fields) {
    return name -> fields.containsKey(name) ? List.of(fields.get(name)) : List.of();
  }

  private static Map<String, String> lower(Map<String, String> fields) {
    Map<String, String> lower = new LinkedHashMap<>();
    fields.forEach((name, value) -> lower.put(name.toLowerCase(java.util.Locale.ROOT), value));
    return lower;
  }

  private static String later(String input) {
    long created = NOW.getEpochSecond();
    return input.replace("created=" + created, "created=" + (created + 1));
  }

  private static String flipped(String value) {
    int at = value.indexOf(':') + 3;
    char flipped = value.charAt(at) == 'A' ? 'B' : 'A';
    return value.substring(0, at) + flipped + value.substring(at + 1);
  }

  /** A signed request whose parts a test can change. */
  private record Signed(String method, String target, Map<String, String> fields) {
    HttpRequest request() {
      return at(method, target);
    }

    HttpRequest at(String otherMethod, String otherTarget) {
      return HttpRequest.of(
          otherMethod, URI.create(otherTarget), MessageSignaturesTest.fields(fields));
    }

    Signed with(String name, UnaryOperator<String> change) {
      Map<String, String> changed = new LinkedHashMap<>(fields);
      changed.computeIfPresent(name, (key, value) -> change.apply(value));
      assertThat(changed).as("the test changes something").isNotEqualTo(fields);
      return new Signed(method, target, changed);
    }

    Signed without(String name) {
      Map<String, String> changed = new LinkedHashMap<>(fields);
      changed.remove(name);
      return new Signed(method, target, changed);
    }
  }
}

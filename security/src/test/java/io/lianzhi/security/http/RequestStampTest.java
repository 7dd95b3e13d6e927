package io.lianzhi.security.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.Keys;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The national HTTP signature: what it covers, and in which forms it is read. */
class RequestStampTest {
  private static final SigningKey KEY = Keys.signing("quzhou", SignatureAlgorithm.SM2_SM3);
  private static final Instant NOW = Instant.parse("2021-11-19T04:05:06.789Z");
  private static final byte[] BODY = "abc".getBytes(UTF_8);
  private static final StampedRequest REQUEST =
      StampedRequest.of("POST", URI.create("https://h/a%20b/c.htm?b=2&a=%E6%B5%99&b=1"), BODY);

  @Test
  void coversSixLinesOfTheWire() {
    assertThat(REQUEST.base("20211119120506789", "n0nce"))
        .asString(UTF_8)
        .isEqualTo(
            "POST\n/a%20b/c.htm\na=%E6%B5%99&b=1&b=2\n20211119120506789\nn0nce\n"
                + "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    StampedRequest bare = StampedRequest.of("GET", URI.create("https://h/x"), new byte[0]);
    assertThat(bare.base("t", "n"))
        .asString(UTF_8)
        .isEqualTo(
            "GET\n/x\n\nt\nn\n1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
  }

  @Test
  void isStampedInBeijingTimeWithAFreshNonce() {
    RequestStamp stamp = RequestStamp.of(REQUEST, KEY, NOW);
    assertThat(stamp.timestamp()).isEqualTo("20211119120506789");
    assertThat(stamp.time()).contains(NOW);
    assertThat(stamp.nonce()).isNotEqualTo(RequestStamp.of(REQUEST, KEY, NOW).nonce());
  }

  @Test
  void holdsForTheRequestAloneThatWasStamped() {
    RequestStamp good = RequestStamp.of(REQUEST, KEY, NOW);
    Map<String, StampedRequest> others = new LinkedHashMap<>();
    others.put("method", new StampedRequest("PUT", REQUEST.path(), REQUEST.query(), BODY));
    others.put("path", new StampedRequest("POST", "/a b/c.htm", REQUEST.query(), BODY));
    others.put("query", new StampedRequest("POST", REQUEST.path(), "a=%E6%B5%99&b=1", BODY));
    others.put(
        "body", new StampedRequest("POST", REQUEST.path(), REQUEST.query(), new byte[] {'a'}));
    others.forEach((what, request) ->
        assertThat(good.isOf(request, KEY.verificationKey())).as(what).isFalse());
    SigningKey other = Keys.signing("other", SignatureAlgorithm.SM2_SM3);
    assertThat(good.isOf(REQUEST, other.verificationKey())).isFalse();
    RequestStamp later = new RequestStamp("20211119120506790", good.nonce(), good.signature());
    assertThat(later.isOf(REQUEST, KEY.verificationKey())).isFalse();
    RequestStamp renamed = new RequestStamp(good.timestamp(), "another", good.signature());
    assertThat(renamed.isOf(REQUEST, KEY.verificationKey())).isFalse();
    assertThat(good.isOf(REQUEST, KEY.verificationKey())).isTrue();
  }

  @Test
  void isReadAsDerAndAsRaw() {
    RequestStamp der = RequestStamp.of(REQUEST, KEY, NOW);
    RequestStamp fixed = RequestStamp.ofFixed(REQUEST, KEY, NOW);
    assertThat(Base64.getDecoder().decode(fixed.signature())).hasSize(64);
    assertThat(Base64.getDecoder().decode(der.signature())[0]).isEqualTo((byte) 0x30);
    assertThat(der.isOf(REQUEST, KEY.verificationKey())).isTrue();
    assertThat(fixed.isOf(REQUEST, KEY.verificationKey())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "AAAA", "MAYCAQACAQA="})
  void isNoneInAnyOtherForm(String signature) {
    RequestStamp stamp = new RequestStamp("20211119120506789", "n0nce", signature);
    assertThat(stamp.isOf(REQUEST, KEY.verificationKey())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2021", "20211119120506", "20211319120506789", "20210229120506789", "today"})
  void hasNoTimeInAnyOtherForm(String timestamp) {
    assertThat(new RequestStamp(timestamp, "n", "").time()).isEmpty();
  }
}

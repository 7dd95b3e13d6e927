package io.lianzhi.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SignedMessage;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.http.ContentDigest;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.RefusedMessage;
import io.lianzhi.security.http.SignatureWindow;
import io.lianzhi.security.http.Verification;
import io.lianzhi.security.http.VerifiedMessage;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever arrives, each parser answers as its contract says and throws nothing else. */
class ForeignBytesTest {
  private static final SigningKey KEY = Keys.signing("hub", SignatureAlgorithm.SM2_SM3);
  private static final Identity IDENTITY =
      Keys.identity("CN=shaoxing", SignatureAlgorithm.ECDSA_P256_SHA256);
  private static final byte[] MESSAGE = "a letter".getBytes(UTF_8);
  private static final HttpRequest BARE = request(Map.of());
  private static final Map<String, String> SIGNED =
      MessageSignatures.sign(BARE, MESSAGE, KEY, Keys.NOW);

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void derSignaturesOfAnyShapeAreRefusedQuietly(@ForAll Random random) {
    byte[] good = KEY.sign(MESSAGE);
    byte[] damaged = Damage.to(good, random);
    assertThat(KEY.verificationKey().verify(MESSAGE, damaged))
        .isEqualTo(Arrays.equals(good, damaged));
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void certificatesOfAnyShapeAreRefusedInOneWay(@ForAll Random random) {
    byte[] damaged = Damage.to(Certificates.der(IDENTITY.certificate()), random);
    refusesOnlyByIllegalArgument(() -> Certificates.parse(damaged));
    String pem = Pem.encode(IDENTITY.chain());
    String other = new String(Damage.to(pem.getBytes(ISO_8859_1), random), ISO_8859_1);
    refusesOnlyByIllegalArgument(() -> Pem.decode(other));
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void storedProofsOfAnyShapeAreRefusedInOneWay(@ForAll Random random) {
    SignedMessage proof =
        SignedMessage.of(
            KEY.verificationKey(), MESSAGE, KEY.signFixed(MESSAGE), List.of(new byte[] {1}));
    byte[] damaged = Damage.to(proof.toBytes(), random);
    refusesOnlyByIllegalArgument(() -> SignedMessage.fromBytes(damaged));
  }

  /** What is taken says what was signed, and nothing else was. */
  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void signatureFieldsOfAnyShapeGetAnAnswer(@ForAll Random random) {
    Map<String, String> fields = new TreeMap<>(SIGNED);
    fields.replaceAll((name, value) -> Damage.to(value, random));
    switch (verify(request(fields))) {
      case RefusedMessage refused -> assertThat(fields).isNotEqualTo(new TreeMap<>(SIGNED));
      case VerifiedMessage verified ->
          assertThat(verified.signatureBase()).isEqualTo(signed().signatureBase());
    }
  }

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void aDigestOfAnyShapeIsNotTheOneOfAnotherContent(@ForAll Random random) {
    String good = ContentDigest.of(KEY.suite(), MESSAGE);
    String damaged = Damage.to(good, random);
    byte[] other = "another letter".getBytes(UTF_8);
    assertThat(ContentDigest.matches(KEY.suite(), List.of(damaged), other)).isFalse();
    assertThat(
            ContentDigest.matches(KEY.suite(), List.of(damaged), MESSAGE) || !damaged.equals(good))
        .isTrue();
  }

  private static VerifiedMessage signed() {
    return (VerifiedMessage) verify(request(SIGNED));
  }

  private static Verification verify(HttpRequest request) {
    return MessageSignatures.verify(
        request,
        MESSAGE,
        id -> Optional.of(KEY.verificationKey()),
        SignatureWindow.USUAL,
        Keys.NOW);
  }

  private static HttpRequest request(Map<String, String> fields) {
    return HttpRequest.of(
        "POST",
        URI.create("https://hub.example/v1/letters"),
        name ->
            fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList());
  }

  private static void refusesOnlyByIllegalArgument(Runnable parser) {
    try {
      parser.run();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }
}

package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Attacks.refuses;
import static io.lianzhi.gateway.credential.Attacks.with;
import static io.lianzhi.gateway.credential.Attacks.withBody;
import static io.lianzhi.gateway.credential.Attacks.without;
import static io.lianzhi.gateway.credential.Cities.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.cms.DecryptionKey;
import io.lianzhi.security.cms.NationalCms;
import io.lianzhi.security.cms.SealForm;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker can do to a nationally sealed request; each table ends with the good one. */
class CmsSealTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Line LETTERS =
      new Line.Http(
          "letters",
          "POST",
          "/letters",
          new Signing.NationalSeal(new Signing.StampHeaders("x-t", "x-n", "x-s"), WINDOW));
  private static final byte[] LETTER = "{\"letterId\":\"QZ-1\"}".getBytes(UTF_8);

  private final Identity hub = Cities.AUTHORITY.issueEncryption("CN=hub", Cities.NOVEMBER);
  private final Identity signer = Cities.signing(SignatureAlgorithm.SM2_SM3);
  private final Identity stranger = Cities.signing(SignatureAlgorithm.SM2_SM3);
  private final Party quzhou = Cities.party("quzhou", Suite.NATIONAL, signer);
  private final Seals seals = seals(hub);

  private static Seals seals(Identity identity) {
    return new Seals(
        (_, _) -> List.of(),
        List.of(),
        new MemoryNonces(),
        () -> List.of(DecryptionKey.of(identity)));
  }

  private RawMessage good() {
    return stamped(signer, sealed(signer, hub.certificate()), NOW);
  }

  private static byte[] sealed(Identity by, X509Certificate recipient) {
    return NationalCms.seal(LETTER, by.signingKey("s"), by.certificate(), recipient);
  }

  private static RawMessage stamped(Identity by, byte[] body, Instant at) {
    StampedRequest request =
        new StampedRequest("POST", "/partners/quzhou/letters", "b=2&a=1", body);
    RequestStamp stamp = RequestStamp.of(request, by.signingKey("s"), at);
    Map<String, String> headers = new HashMap<>();
    headers.put(":method", "POST");
    headers.put(":path", "/partners/quzhou/letters");
    headers.put(":query", "a=1&b=2");
    headers.put("x-t", stamp.timestamp());
    headers.put("x-n", stamp.nonce());
    headers.put("x-s", stamp.signature());
    return new RawMessage("letters", "application/pkcs7-mime", headers, body);
  }

  private void refusesAll(Map<String, RawMessage> attacks) {
    attacks.forEach(
        (what, raw) -> refuses(what, RefusalCode.SIGNATURE, seals, quzhou, LETTERS, raw, NOW));
  }

  @Test
  void takesARequestOnlyAsItsPartyStampedIt() {
    RawMessage good = good();
    byte[] other = sealed(signer, hub.certificate());
    byte[] changed = good.body().clone();
    changed[changed.length - 1] ^= 1;
    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("another body of the same party", withBody(good, other));
    attacks.put("one byte of the body", withBody(good, changed));
    attacks.put("no body", withBody(good, new byte[0]));
    attacks.put("another method", with(good, ":method", "PUT"));
    attacks.put("another path", with(good, ":path", "/partners/quzhou/vehicle-questions"));
    attacks.put("another query", with(good, ":query", "a=1&b=3"));
    attacks.put("another time", with(good, "x-t", "20211119120000001"));
    attacks.put("another nonce", with(good, "x-n", "0123456789abcdef"));
    attacks.put("no time", without(good, "x-t"));
    attacks.put("no nonce", without(good, "x-n"));
    attacks.put("no signature", without(good, "x-s"));
    attacks.put("no Base64", with(good, "x-s", "~"));
    attacks.put("stamped by a stranger", stamped(stranger, good.body(), NOW));
    refusesAll(attacks);
    assertThat(seals.open(quzhou, LETTERS, good, NOW).raw().body()).isEqualTo(LETTER);
  }

  @Test
  void takesOnlyWhatItsPartySignedAndSealedForThisHub() {
    Identity elsewhere = Cities.AUTHORITY.issueEncryption("CN=elsewhere", Cities.NOVEMBER);
    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put(
        "signed inside by a stranger", stamped(signer, sealed(stranger, hub.certificate()), NOW));
    attacks.put(
        "sealed for another hub", stamped(signer, sealed(signer, elsewhere.certificate()), NOW));
    attacks.put("not sealed", stamped(signer, LETTER, NOW));
    attacks.put("empty", stamped(signer, new byte[0], NOW));
    refusesAll(attacks);
    refuses(
        "a hub without a key",
        RefusalCode.SIGNATURE,
        new Seals((_, _) -> List.of(), List.of(), new MemoryNonces()),
        quzhou,
        LETTERS,
        good(),
        NOW);
    refuses(
        "by another party",
        RefusalCode.SIGNATURE,
        seals,
        Cities.party("taizhou", Suite.NATIONAL, stranger),
        LETTERS,
        good(),
        NOW);
    assertThat(seals.open(quzhou, LETTERS, good(), NOW)).isNotNull();
  }

  @Test
  void aCertificateCountsOnlyWhileItIsInForce() {
    Identity old =
        Cities.signing(
            SignatureAlgorithm.SM2_SM3, new Validity(Cities.NOVEMBER.from(), NOW.minusSeconds(1)));
    Party both = Cities.party("quzhou", Suite.NATIONAL, old, signer);
    RawMessage late = stamped(old, sealed(old, hub.certificate()), NOW);
    refuses("run out", RefusalCode.SIGNATURE, seals, both, LETTERS, late, NOW);
    refuses(
        "run out inside",
        RefusalCode.SIGNATURE,
        seals,
        both,
        LETTERS,
        stamped(signer, sealed(old, hub.certificate()), NOW),
        NOW);
    assertThat(seals.open(both, LETTERS, good(), NOW)).isNotNull();
  }

  @Test
  void takesARequestWithinItsWindowAndOnce() {
    for (Instant at : List.of(NOW.minus(WINDOW), NOW.plus(WINDOW))) {
      RawMessage edge = stamped(signer, sealed(signer, hub.certificate()), at);
      assertThat(seals.open(quzhou, LETTERS, edge, NOW)).isNotNull();
      refuses("again", RefusalCode.REPLAY, seals, quzhou, LETTERS, edge, NOW);
    }
    for (Instant at : List.of(NOW.minus(WINDOW).minusMillis(1), NOW.plus(WINDOW).plusMillis(1))) {
      RawMessage off = stamped(signer, sealed(signer, hub.certificate()), at);
      refuses("off", RefusalCode.SIGNATURE, seals, quzhou, LETTERS, off, NOW);
    }
  }

  @Test
  void tellsOnlyTheCertifiedSenderThatItsClockIsOff() {
    Instant off = NOW.minus(Duration.ofMinutes(10));
    assertThat(accepted(stamped(signer, sealed(signer, hub.certificate()), off)))
        .hasValueSatisfying(form -> assertThat(form).contains("300 seconds").contains("" + NOW));
    assertThat(accepted(stamped(stranger, sealed(signer, hub.certificate()), off))).isEmpty();
  }

  private Optional<String> accepted(RawMessage raw) {
    RefusedException[] thrown = new RefusedException[1];
    assertThatThrownBy(() -> seals.open(quzhou, LETTERS, raw, NOW))
        .isInstanceOfSatisfying(RefusedException.class, refused -> thrown[0] = refused);
    return thrown[0].refused().accepted();
  }

  @Test
  void keepsWhatProvesThePlainTextToAThirdParty() {
    RawMessage good = good();
    Opened opened = seals.open(quzhou, LETTERS, good, NOW);
    assertThat(opened.raw().header(":body-sm3"))
        .contains(HexFormat.of().formatHex(Suite.NATIONAL.digest(good.body())));
    assertThat(opened.proof())
        .isInstanceOfSatisfying(
            Proof.SignedMessage.class,
            proof -> {
              assertThat(proof.signedBytes()).isEqualTo(opened.raw().body());
              assertThat(proof.chain()).isEqualTo(signer.chain());
              VerificationKey key = VerificationKey.of("q", proof.chain().getFirst());
              assertThat(key.verifyFixed(proof.signedBytes(), proof.signature())).isTrue();
            });
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryFormThatNationalLibrariesWrite(SealForm form) {
    byte[] body =
        NationalCms.seal(
            LETTER, signer.signingKey("s"), signer.certificate(), hub.certificate(), form);
    assertThat(seals.open(quzhou, LETTERS, stamped(signer, body, NOW), NOW).raw().body())
        .isEqualTo(LETTER);
  }
}

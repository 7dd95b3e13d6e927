package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Attacks.refuses;
import static io.lianzhi.gateway.credential.Attacks.with;
import static io.lianzhi.gateway.credential.Attacks.withBody;
import static io.lianzhi.gateway.credential.Attacks.without;
import static io.lianzhi.gateway.credential.Cities.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker can do to a signed HTTP letter; each table ends with the letter as it was. */
class HttpSealTest {
  private static final Line API = new Line.Api("letters", new Signing.MessageSignature());
  private static final byte[] BODY = "{\"plate\":\"浙G12345\"}".getBytes(UTF_8);
  private static final String HERE = "localhost:8443";

  private final Seals seals =
      new Seals(
          (_, _) -> List.of(),
          List.of("localhost", "127.0.0.1", "Hub.example.cn", "::1"),
          new MemoryNonces());

  private static RawMessage signed(Identity signer, Instant created, String authority) {
    return signed(
        signer.signingKey(Credentials.fingerprint(signer.certificate())), created, authority);
  }

  private static RawMessage signed(SigningKey key, Instant created, String authority) {
    HttpRequest request =
        HttpRequest.of(
            "POST",
            URI.create("https://" + authority + "/v1/letters"),
            name -> name.equals("content-type") ? List.of("application/json") : List.of());
    Map<String, String> headers = new HashMap<>();
    MessageSignatures.sign(request, BODY, key, created)
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.put("content-type", "application/json");
    headers.put(":method", "POST");
    headers.put(":path", "/v1/letters");
    headers.put(":authority", authority);
    headers.put(":client-certificate", "c0ffee");
    return new RawMessage("letters", "application/json", headers, BODY);
  }

  private void refusesAll(Party party, Map<String, RawMessage> attacks) {
    attacks.forEach(
        (what, raw) -> refuses(what, RefusalCode.SIGNATURE, seals, party, API, raw, NOW));
  }

  @ParameterizedTest
  @EnumSource
  void takesALetterOnlyAsItsPartySignedIt(Suite suite) {
    Identity signer = Cities.signing(Cities.algorithm(suite));
    Identity other = Cities.signing(Cities.algorithm(suite));
    Party party = Cities.party("hangzhou", suite, signer);
    RawMessage good = signed(signer, NOW, HERE);
    SigningKey underHisName = other.signingKey(Credentials.fingerprint(signer.certificate()));

    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("unsigned", without(without(good, "signature"), "signature-input"));
    attacks.put("a signature of nothing", without(good, "signature-input"));
    attacks.put("a signature's description alone", without(good, "signature"));
    attacks.put("a stranger's key", signed(other, NOW, HERE));
    attacks.put("a stranger's key under this name", signed(underHisName, NOW, HERE));
    attacks.put("another body", withBody(good, new byte[] {1}));
    attacks.put("another path", with(good, ":path", "/v1/waiting"));
    attacks.put("another query", with(good, ":query", "wait=10"));
    attacks.put("another method", with(good, ":method", "PUT"));
    attacks.put("another type", with(good, "content-type", "text/plain"));
    refusesAll(party, attacks);

    assertThat(seals.open(party, API, good, NOW).proof())
        .isInstanceOfSatisfying(
            Proof.SignedMessage.class,
            proof -> assertThat(proof.chain()).isEqualTo(signer.chain()));
  }

  @Test
  void oneKnownPartyDoesNotSpeakForAnother() {
    Identity ofHangzhou = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    Identity ofShaoxing = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    Party hangzhou = Cities.party("hangzhou", Suite.INTERNATIONAL, ofHangzhou);
    Party shaoxing = Cities.party("shaoxing", Suite.INTERNATIONAL, ofShaoxing);
    RawMessage letter = signed(ofShaoxing, NOW, HERE);
    refusesAll(hangzhou, Map.of("Shaoxing's letter on Hangzhou's line", letter));
    assertThat(seals.open(shaoxing, API, letter, NOW).party()).isEqualTo(shaoxing.id());
  }

  @Test
  void takesALetterThatWasSignedForThisHub() {
    Identity signer = Cities.signing(SignatureAlgorithm.ED25519);
    Party party = Cities.party("hangzhou", Suite.INTERNATIONAL, signer);
    RawMessage forAnother = signed(signer, NOW, "hub.elsewhere.cn");
    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("for another hub", forAnother);
    attacks.put("for another hub, sent on", with(forAnother, ":authority", "hub.example.cn"));
    attacks.put("for a longer name", signed(signer, NOW, "hub.example.cn.elsewhere.cn"));
    attacks.put("for a name with a user", signed(signer, NOW, "hub.example.cn@elsewhere.cn"));
    attacks.put("for nobody", without(signed(signer, NOW, HERE), ":authority"));
    refusesAll(party, attacks);
    for (String own :
        List.of("hub.example.cn", "HUB.example.cn:18443", "127.0.0.1:1", "[::1]:8443", "[::1]")) {
      assertThat(seals.open(party, API, signed(signer, NOW, own), NOW)).as(own).isNotNull();
    }
  }

  @Test
  void takesALetterInsideItsWindowOnce() {
    Identity signer = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    Party party = Cities.party("hangzhou", Suite.INTERNATIONAL, signer);
    Instant ahead = NOW.plusSeconds(60);
    RawMessage good = signed(signer, ahead, HERE);
    refusesAll(
        party,
        Map.of(
            "too old", signed(signer, NOW.minusSeconds(301), HERE),
            "to come", signed(signer, NOW.plusSeconds(61), HERE)));

    assertThat(seals.open(party, API, good, NOW)).isNotNull();

    Instant end = ahead.plus(Duration.ofMinutes(5));
    for (Instant again : List.of(NOW, NOW.plusSeconds(299), end)) {
      refuses("again at " + again, RefusalCode.REPLAY, seals, party, API, good, again);
    }
    refuses("too late", RefusalCode.SIGNATURE, seals, party, API, good, end.plusSeconds(1));
    assertThat(seals.open(party, API, signed(signer, NOW, HERE), NOW)).isNotNull();
    assertThat(seals.open(party, API, signed(signer, NOW.minusSeconds(300), HERE), NOW))
        .isNotNull();
  }

  @Test
  void aReplayIsAPartysOwn() {
    Identity signer = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    RawMessage letter = signed(signer, NOW, HERE);
    Party one = Cities.party("hangzhou", Suite.INTERNATIONAL, signer);
    Party two = Cities.party("hangzhou-http", Suite.INTERNATIONAL, signer);
    assertThat(seals.open(one, API, letter, NOW)).isNotNull();
    assertThat(seals.open(two, API, letter, NOW)).isNotNull();
  }

  @Test
  void aRenewedCertificateTakesOverWithoutAGap() {
    Validity before = new Validity(Cities.NOVEMBER.from(), NOW.plusSeconds(60));
    Validity after = new Validity(NOW.minusSeconds(60), Cities.NOVEMBER.until());
    Identity old = Cities.signing(SignatureAlgorithm.SM2_SM3, before);
    Identity renewed = Cities.signing(SignatureAlgorithm.SM2_SM3, after);
    Party party = Cities.party("jinhua", Suite.NATIONAL, old, renewed);
    Instant early = NOW.minusSeconds(61);
    Instant late = NOW.plusSeconds(61);
    refuses(
        "not yet valid",
        RefusalCode.SIGNATURE,
        seals,
        party,
        API,
        signed(renewed, early, HERE),
        early);
    refuses("expired", RefusalCode.SIGNATURE, seals, party, API, signed(old, late, HERE), late);
    assertThat(seals.open(party, API, signed(old, early, HERE), early)).isNotNull();
    assertThat(seals.open(party, API, signed(old, NOW, HERE), NOW)).isNotNull();
    assertThat(seals.open(party, API, signed(renewed, NOW, HERE), NOW)).isNotNull();
    assertThat(seals.open(party, API, signed(renewed, late, HERE), late)).isNotNull();
  }

  @Test
  void whoHasNoKeyIsKnownByTheChannelAndCannotPretendToSign() {
    Party party = Cities.party("app", Suite.INTERNATIONAL);
    RawMessage signed = signed(Cities.signing(SignatureAlgorithm.ED25519), NOW, HERE);
    refusesAll(party, Map.of("signed by nobody known", signed));
    refusesAll(party, Map.of("half signed", without(signed, "signature-input")));
    assertThat(seals.open(party, API, without(signed, "signature"), NOW).proof())
        .isEqualTo(new Proof.Channel("letters", "c0ffee"));
  }
}

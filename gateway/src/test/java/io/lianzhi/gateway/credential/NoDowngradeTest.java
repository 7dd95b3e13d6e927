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
import io.lianzhi.security.cms.DecryptionKey;
import io.lianzhi.security.cms.NationalCms;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On every line, a party that has a key is not talked down to none, nor to a weaker one: whatever
 * is left out, emptied or renamed. Each table ends with the message as it was.
 */
class NoDowngradeTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final byte[] BODY = "{\"letterId\":\"1\"}".getBytes(UTF_8);
  private static final String SECRET = "shared with a city";
  private static final Identity SEALED_FOR =
      Cities.AUTHORITY.issueEncryption("CN=hub", Cities.NOVEMBER);

  private static Seals seals() {
    return new Seals(
        (_, _) -> List.of(Secret.of(SECRET)),
        List.of("hub.example"),
        new MemoryNonces(),
        () -> List.of(DecryptionKey.of(SEALED_FOR)));
  }

  private static void refusesAllBut(
      RawMessage good, Party party, Line line, Map<String, RawMessage> attacks) {
    Seals seals = seals();
    attacks.forEach(
        (what, raw) -> refuses(what, RefusalCode.SIGNATURE, seals, party, line, raw, NOW));
    assertThat(seals.open(party, line, good, NOW).party()).isEqualTo(party.id());
  }

  private static RawMessage signed(Identity signer) {
    HttpRequest request =
        HttpRequest.of("POST", URI.create("https://hub.example/v1/letters"), name -> List.of());
    Map<String, String> headers = new HashMap<>();
    MessageSignatures.sign(
            request, BODY, signer.signingKey(Credentials.fingerprint(signer.certificate())), NOW)
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.put(":method", "POST");
    headers.put(":path", "/v1/letters");
    headers.put(":authority", "hub.example");
    return new RawMessage("letters", "application/json", headers, BODY);
  }

  private static RawMessage changed(RawMessage raw, String header, String from, String to) {
    String value = raw.header(header).orElseThrow();
    assertThat(value).contains(from);
    return with(raw, header, value.replace(from, to));
  }

  @ParameterizedTest
  @EnumSource
  void onTheHubsOwnApi(Suite suite) {
    Identity signer = Cities.signing(Cities.algorithm(suite));
    Suite otherSuite = suite == Suite.NATIONAL ? Suite.INTERNATIONAL : Suite.NATIONAL;
    RawMessage good = signed(signer);
    String algorithm = suite == Suite.NATIONAL ? "sm2-sm3" : "ecdsa-p256-sha256";
    String other = suite == Suite.NATIONAL ? "ecdsa-p256-sha256" : "sm2-sm3";
    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("unsigned", without(without(good, "signature"), "signature-input"));
    attacks.put("an empty signature", with(good, "signature", ""));
    attacks.put("an empty description", with(good, "signature-input", ""));
    attacks.put("both empty", with(with(good, "signature", ""), "signature-input", ""));
    attacks.put("a signature of no bytes", with(good, "signature", "lianzhi=::"));
    attacks.put("under another label", changed(good, "signature", "lianzhi=", "other="));
    attacks.put(
        "for another use", changed(good, "signature-input", "tag=\"lianzhi\"", "tag=\"x\""));
    attacks.put("without a use", changed(good, "signature-input", ";tag=\"lianzhi\"", ""));
    for (String alg : List.of("none", "", "hmac-sha256", "rsa-v1_5-sha256", other)) {
      attacks.put(
          "alg " + alg, changed(good, "signature-input", "alg=\"" + algorithm, "alg=\"" + alg));
    }
    attacks.put("of the other suite", signed(Cities.signing(Cities.algorithm(otherSuite))));
    attacks.put("without a digest", without(good, "content-digest"));
    attacks.put("with an empty digest", with(good, "content-digest", ""));
    attacks.put("covering nothing", changed(good, "signature-input", "\"@method\"", ""));
    attacks.put("with a web-hook's code", hooked("hub.example"));
    refusesAllBut(good, Cities.party("hangzhou", suite, signer), api(), attacks);
  }

  private static Line api() {
    return new Line.Api("letters", new Signing.MessageSignature());
  }

  /** A queue's messages have none of a request's fields: a line of it that is signed takes none. */
  @Test
  void onAQueueThatIsSigned() {
    Identity signer = Cities.signing(SignatureAlgorithm.SM2_SM3);
    Line queue = new Line.Queue("events", 5671, new Signing.MessageSignature());
    RawMessage plain = new RawMessage("events", "", Map.of("subject", "x"), BODY);
    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("unsigned", plain);
    attacks.put("an empty signature", with(plain, "signature", ""));
    attacks.put("a request's signature", with(plain, "signature", "lianzhi=:AAAA:"));
    refusesAllBut(signed(signer), Cities.party("hangzhou", Suite.NATIONAL, signer), queue, attacks);
  }

  @Test
  void onASoapLine() throws Exception {
    Identity signer = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    Line line = new Line.Http("soap", "POST", "/soap", new Signing.WsSecurity(FIVE_MINUTES));
    RawMessage good = new RawMessage("soap", "text/xml", SoapLetter.signed(signer, NOW));
    String text = new String(good.body(), UTF_8);
    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("unsigned", soap(SoapLetter.unsigned(signer, NOW)));
    attacks.put(
        "without a header", soap(text.replaceAll("(?s)<s:Header>.*</s:Header>", "<s:Header/>")));
    attacks.put(
        "an empty signature",
        soap(text.replaceAll("(?s)<SignatureValue>.*</SignatureValue>", "<SignatureValue/>")));
    attacks.put("renamed", soap(text.replace("SignatureValue", "Other")));
    attacks.put("alg none", soap(text.replaceAll("xmldsig-more#ecdsa-sha256", "none")));
    attacks.put("alg hmac", soap(text.replaceAll("#ecdsa-sha256", "#hmac-sha256")));
    attacks.put("of another family", soap(text.replaceAll("#ecdsa-sha256", "#rsa-sha256")));
    attacks.put("signed for the hub's API", signed(signer));
    refusesAllBut(good, Cities.party("hangzhou", Suite.INTERNATIONAL, signer), line, attacks);
  }

  private static RawMessage soap(String text) {
    return new RawMessage("soap", "text/xml", text.getBytes(UTF_8));
  }

  private static RawMessage hooked(String authority) {
    String time = Long.toString(NOW.getEpochSecond());
    MacKey key = MacKey.of(Suite.INTERNATIONAL, SECRET.getBytes(UTF_8));
    byte[] said = (time + "." + new String(BODY, UTF_8)).getBytes(UTF_8);
    Map<String, String> headers =
        Map.of(
            "x-time", time,
            "x-code", HexFormat.of().formatHex(key.code(said)),
            ":authority", authority);
    return new RawMessage("hook", "application/json", headers, BODY);
  }

  @Test
  void onAWebHook() {
    Identity signer = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    Line line =
        new Line.Http(
            "hook", "POST", "/hook", new Signing.Hmac("x-code", "x-time", "webhook", FIVE_MINUTES));
    RawMessage good = hooked("hub.example");
    String code = good.header("x-code").orElseThrow();
    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("unsigned", without(good, "x-code"));
    attacks.put("an empty code", with(good, "x-code", ""));
    attacks.put("under another name", with(without(good, "x-code"), "x-signature", code));
    attacks.put("alg none", with(good, "x-code", "none"));
    attacks.put("half of it", with(good, "x-code", code.substring(0, 32)));
    attacks.put("with its algorithm named", with(good, "x-code", "sha256=" + code));
    attacks.put("without its time", without(good, "x-time"));
    attacks.put("signed for the hub's API instead", signed(signer));
    refusesAllBut(good, Cities.party("hangzhou", Suite.INTERNATIONAL, signer), line, attacks);
  }

  private static RawMessage stamped(Identity signer, byte[] body) {
    StampedRequest request = new StampedRequest("POST", "/letters", "", body);
    RequestStamp stamp = RequestStamp.of(request, signer.signingKey("s"), NOW);
    Map<String, String> headers =
        Map.of(
            ":method", "POST",
            ":path", "/letters",
            "x-t", stamp.timestamp(),
            "x-n", stamp.nonce(),
            "x-s", stamp.signature());
    return new RawMessage("letters", "application/pkcs7-mime", headers, body);
  }

  private static byte[] sealed(Identity signer) {
    return NationalCms.seal(
        BODY, signer.signingKey("s"), signer.certificate(), SEALED_FOR.certificate());
  }

  @Test
  void onANationallySealedLine() {
    Identity signer = Cities.signing(SignatureAlgorithm.SM2_SM3);
    Identity other = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    Line line =
        new Line.Http(
            "letters",
            "POST",
            "/letters",
            new Signing.NationalSeal(new Signing.StampHeaders("x-t", "x-n", "x-s"), FIVE_MINUTES));
    RawMessage good = stamped(signer, sealed(signer));
    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("unsigned", without(good, "x-s"));
    attacks.put("an empty stamp", with(good, "x-s", ""));
    attacks.put("alg none", with(good, "x-s", "none"));
    attacks.put(
        "under another name", with(without(good, "x-s"), "x-q", good.header("x-s").orElseThrow()));
    attacks.put("stamped in the other suite", stamped(other, good.body()));
    attacks.put("neither sealed nor signed inside", stamped(signer, BODY));
    attacks.put("not signed inside", stamped(signer, new byte[0]));
    attacks.put("another body", withBody(good, BODY));
    attacks.put("signed for the hub's API", signed(signer));
    refusesAllBut(good, Cities.party("hangzhou", Suite.NATIONAL, signer), line, attacks);
  }

  /** The pair: who has no key is known by its channel, where its line allows that. */
  @Test
  void whoHasNoKeyIsKnownByItsChannel() {
    Party party = Cities.party("hangzhou", Suite.INTERNATIONAL);
    RawMessage plain = new RawMessage("letters", "application/json", Map.of(), BODY);
    assertThat(seals().open(party, api(), plain, NOW).proof()).isInstanceOf(Proof.Channel.class);
  }
}

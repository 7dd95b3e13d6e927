package io.lianzhi.security.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.keys.OpaqueKeys;
import io.lianzhi.security.xml.RefusedSoap.Kind;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker can do to a SOAP message; each table ends with the untouched message. */
class SoapVerifierTest {
  private static final Instant NOW = Keys.NOW;
  private static final Instant LATER = NOW.plusSeconds(300);

  private final Identity shaoxing =
      Keys.identity("CN=shaoxing", SignatureAlgorithm.ECDSA_P256_SHA256);
  private final SoapVerifier verifier = verifier(shaoxing);
  private final String good = text(SoapMessages.of(shaoxing).message(NOW, LATER));

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256_SHA256", "RSA_SHA256"})
  void takesASignedMessageAndKeepsWhatWasSigned(SignatureAlgorithm algorithm) {
    Identity identity = Keys.identity("CN=shaoxing", algorithm);
    byte[] message = SoapMessages.of(identity).message(NOW, LATER);
    SoapVerification verification = verifier(identity).verify(message, NOW);
    assertThat(verification).isInstanceOf(VerifiedSoap.class);
    VerifiedSoap verified = (VerifiedSoap) verification;
    assertThat(verified.certificate()).isEqualTo(identity.certificate());
    assertThat(verified.created()).isEqualTo(NOW);
    assertThat(new String(verified.signedInfo(), UTF_8)).startsWith("<ds:SignedInfo");
    VerificationKey key = VerificationKey.of("shaoxing", verified.certificate());
    assertThat(key.verifyFixed(verified.signedInfo(), verified.signature())).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256_SHA256", "RSA_SHA256"})
  void takesAMessageThatAnOpaqueKeySigned(SignatureAlgorithm algorithm) {
    Identity identity = Keys.identity("CN=shaoxing", algorithm);
    var opaque = OpaqueKeys.of(identity.signingKey("shaoxing"));
    byte[] message = SoapMessages.of(identity).signedThrough(opaque).message(NOW, LATER);
    assertThat(verifier(identity).verify(message, NOW)).isInstanceOf(VerifiedSoap.class);
  }

  @Test
  void refusesABodyThatWasMovedAway() {
    String body = between("<soap:Body", "</soap:Body>");
    String evil = "<soap:Body><writeObjectOut>evil</writeObjectOut></soap:Body>";
    String evilTwin = body.replace("浙D12345", "evil");
    String evilId = evilTwin.replace("wsu:Id=\"body\"", "wsu:Id=\"evil\"");
    String object = "<ds:Object>" + body + "</ds:Object></ds:Signature>";
    for (String other : List.of(evil, evilTwin, evilId)) {
      String taken = replace(body, other);
      refuses(Kind.UNCOVERED, taken.replace("<soap:Header>", "<soap:Header><x>" + body + "</x>"));
      refuses(Kind.UNCOVERED, taken.replace("<wsu:Timestamp", body + "<wsu:Timestamp"));
      refuses(Kind.UNCOVERED, taken.replace("</ds:Signature>", object));
    }
    String otherId = body.replace("wsu:Id=", "Id=");
    refuses(
        Kind.UNCOVERED,
        replace(body, evilTwin).replace("<soap:Header>", "<soap:Header><x>" + otherId + "</x>"));
    refuses(Kind.UNCOVERED, replace(body, "<soap:Body>" + body + "</soap:Body>"));
    takesTheGoodMessage();
  }

  @Test
  void refusesTwinsAndOtherShapesOfTheEnvelope() {
    String body = between("<soap:Body", "</soap:Body>");
    String evilTwin = body.replace("浙D12345", "evil");
    refuses(Kind.MALFORMED, replace(body, evilTwin + body));
    refuses(Kind.MALFORMED, replace(body, body + evilTwin));
    refuses(Kind.MALFORMED, replace(body, "").replace("<soap:Header>", body + "<soap:Header>"));
    refuses(Kind.MALFORMED, replace("<soap:Header>", "<soap:Header/><soap:Header>"));
    String security = "<wsse:Security xmlns:wsse=\"" + Elements.SECURITY + "\"/>";
    refuses(Kind.MISSING, replace("<soap:Header>", "<soap:Header>" + security));
    String inner = good.substring(good.indexOf("<soap:Envelope"));
    refuses(
        Kind.MISSING,
        "<soap:Envelope xmlns:soap=\"%s\"><soap:Header>%s</soap:Header>%s</soap:Envelope>"
            .formatted(Elements.SOAP, inner, evilTwin));
    takesTheGoodMessage();
  }

  @Test
  void refusesATimeStampThatWasMovedAway() {
    String timestamp = between("<wsu:Timestamp", "</wsu:Timestamp>");
    String fresh = timestamp.replace("wsu:Id=\"time\"", "wsu:Id=\"new\"");
    String aside = "<soap:Header><x xmlns:wsu=\"" + Elements.UTILITY + "\">" + timestamp + "</x>";
    refuses(Kind.MISSING, replace(timestamp, timestamp + timestamp));
    refuses(Kind.UNCOVERED, replace(timestamp, fresh).replace("<soap:Header>", aside));
    refuses(Kind.UNCOVERED, replace("<soap:Header>", aside));
    takesTheGoodMessage();
  }

  @Test
  void refusesDocumentTypesEntitiesAndWhatIsNotXml() {
    Map<String, String> malformed = new LinkedHashMap<>();
    malformed.put("document type", withType("<!DOCTYPE x>"));
    malformed.put(
        "external entity",
        withType("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
            .replace("浙D12345", "&e;"));
    malformed.put(
        "expanding entities",
        withType("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")
            .replace("浙D12345", "&b;"));
    malformed.put(
        "parameter entity",
        withType("<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]>"));
    malformed.put(
        "external document type", withType("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x\">"));
    malformed.put("nothing", "");
    malformed.put("not xml", "hello");
    malformed.put("cut off", good.substring(0, good.length() - 20));
    malformed.put(
        "soap 1.1", good.replace(Elements.SOAP, "http://schemas.xmlsoap.org/soap/envelope/"));
    malformed.put("two roots", good + "<x/>");
    malformed.forEach((what, message) ->
        assertThat(verifier.verify(bytes(message), NOW))
            .as(what)
            .isEqualTo(new RefusedSoap(Kind.MALFORMED)));
    takesTheGoodMessage();
  }

  @Test
  void refusesAMessageThatLeavesSomethingUnsigned() {
    SoapMessages messages = SoapMessages.of(shaoxing);
    assertThat(kind(text(messages.unsigned(NOW, LATER)))).isEqualTo(Kind.MISSING);
    assertThat(kind(text(messages.covering("#time").message(NOW, LATER))))
        .isEqualTo(Kind.UNCOVERED);
    assertThat(kind(text(messages.covering("#body").message(NOW, LATER))))
        .isEqualTo(Kind.UNCOVERED);
    assertThat(kind(text(messages.covering("#body", "#body").message(NOW, LATER))))
        .isEqualTo(Kind.UNCOVERED);
    assertThat(kind(text(messages.covering("#body", "#token").message(NOW, LATER))))
        .isEqualTo(Kind.UNCOVERED);
    assertThat(kind(text(messages.covering("#body", "#time", "#token").message(NOW, LATER))))
        .isEqualTo(Kind.UNCOVERED);
    assertThat(kind(without("<wsu:Timestamp", "</wsu:Timestamp>"))).isEqualTo(Kind.MISSING);
    assertThat(kind(without("<wsse:BinarySecurityToken", "</wsse:BinarySecurityToken>")))
        .isEqualTo(Kind.MISSING);
    assertThat(kind(without("<ds:KeyInfo>", "</ds:KeyInfo>"))).isEqualTo(Kind.MISSING);
    assertThat(kind(good.replace(" wsu:Id=\"body\"", ""))).isEqualTo(Kind.UNCOVERED);
    takesTheGoodMessage();
  }

  @Test
  void refusesAlgorithmsOutsideTheList() {
    SoapMessages messages = SoapMessages.of(shaoxing);
    byte[] secret = shaoxing.publicKey().getEncoded();
    var hmac = new SecretKeySpec(secret, "HmacSHA256");
    String byHmac = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
    String sha1 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1";
    assertThat(kind(text(messages.signedBy(hmac, byHmac).message(NOW, LATER))))
        .isEqualTo(Kind.ALGORITHM);
    assertThat(kind(text(messages.signedBy(shaoxing.privateKey(), sha1).message(NOW, LATER))))
        .isEqualTo(Kind.ALGORITHM);
    assertThat(
            kind(
                text(
                    messages
                        .canonicalizedBy(CanonicalizationMethod.INCLUSIVE)
                        .message(NOW, LATER))))
        .isEqualTo(Kind.ALGORITHM);
    assertThat(kind(text(messages.digestedBy(DigestMethod.SHA1).message(NOW, LATER))))
        .isEqualTo(Kind.ALGORITHM);
    for (String other : List.of("none", "", SoapMessages.RSA_SHA256)) {
      assertThat(kind(good.replace(SoapMessages.ECDSA_SHA256, other))).isEqualTo(Kind.ALGORITHM);
    }
    assertThat(text(messages.digestedBy(DigestMethod.SHA512).message(NOW, LATER)))
        .satisfies(
            m -> assertThat(verifier.verify(bytes(m), NOW)).isInstanceOf(VerifiedSoap.class));
    takesTheGoodMessage();
  }

  @Test
  void refusesATransformThatCouldCutTheBody() {
    String xpath =
        "<ds:Transform"
            + " Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>false()</ds:XPath></ds:Transform>";
    String xslt = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>";
    for (String transform : List.of(xpath, xslt)) {
      assertThat(kind(good.replace("<ds:Transforms>", "<ds:Transforms>" + transform)))
          .isEqualTo(Kind.ALGORITHM);
    }
    takesTheGoodMessage();
  }

  @Test
  void refusesAChangedMessage() {
    assertThat(kind(good.replace("浙D12345", "浙D12346"))).isEqualTo(Kind.BAD);
    assertThat(kind(good.replace(LATER.toString(), LATER.plusSeconds(1).toString())))
        .isEqualTo(Kind.BAD);
    String value = between("<ds:SignatureValue>", "</ds:SignatureValue>");
    String zeros = "<ds:SignatureValue>" + "A".repeat(86) + "==</ds:SignatureValue>";
    assertThat(kind(replace(value, zeros))).isEqualTo(Kind.BAD);
    assertThat(kind(replace(value, "<ds:SignatureValue></ds:SignatureValue>"))).isEqualTo(Kind.BAD);
    takesTheGoodMessage();
  }

  @Test
  void refusesAStrangersCertificate() {
    Identity stranger = Keys.identity("CN=shaoxing", SignatureAlgorithm.ECDSA_P256_SHA256);
    assertThat(kind(text(SoapMessages.of(stranger).message(NOW, LATER)))).isEqualTo(Kind.UNTRUSTED);
    String byStranger =
        text(SoapMessages.of(shaoxing).signedThrough(stranger.privateKey()).message(NOW, LATER));
    assertThat(kind(byStranger)).isEqualTo(Kind.BAD);
    String token = between("<wsse:BinarySecurityToken", "</wsse:BinarySecurityToken>");
    String damaged = token.substring(0, token.indexOf('>') + 1) + "AAAA</wsse:BinarySecurityToken>";
    assertThat(kind(replace(token, damaged))).isEqualTo(Kind.UNTRUSTED);
    assertThat(kind(good.replace("URI=\"#token\"", "URI=\"#other\""))).isEqualTo(Kind.MISSING);
    takesTheGoodMessage();
  }

  @Test
  void takesATimeStampInsideItsWindowOnly() {
    SoapMessages messages = SoapMessages.of(shaoxing);
    RefusedSoap outside = new RefusedSoap(Kind.OUTSIDE_WINDOW);
    byte[] message = bytes(good);
    assertThat(verifier.verify(message, NOW.minusSeconds(61))).isEqualTo(outside);
    assertThat(verifier.verify(message, LATER.plusSeconds(60))).isEqualTo(outside);
    byte[] endless = messages.message(NOW, Instant.parse("2099-01-01T00:00:00Z"));
    assertThat(verifier.verify(endless, NOW.plusSeconds(361))).isEqualTo(outside);
    assertThat(verifier.verify(messages.message(NOW, NOW.minusSeconds(1)), NOW)).isEqualTo(outside);
    assertThat(kind(good.replace("<wsu:Created>2021", "<wsu:Created>last year ")))
        .isEqualTo(Kind.OUTSIDE_WINDOW);
    assertThat(kind(without("<wsu:Expires>", "</wsu:Expires>"))).isEqualTo(Kind.OUTSIDE_WINDOW);
    assertThat(verifier.verify(message, NOW.minusSeconds(60))).isInstanceOf(VerifiedSoap.class);
    assertThat(verifier.verify(message, LATER.plusSeconds(59))).isInstanceOf(VerifiedSoap.class);
    takesTheGoodMessage();
  }

  @Test
  void saysUntilWhenAMessageMayComeAgain() {
    SoapWindow window = new SoapWindow(Duration.ofMinutes(5), Duration.ofMinutes(10));
    SoapVerifier lenient = new SoapVerifier(shaoxing.certificate()::equals, window);
    byte[] endless = SoapMessages.of(shaoxing).message(NOW, Instant.parse("2099-01-01T00:00:00Z"));
    Instant end = window.end(NOW);
    assertThat(end).isEqualTo(NOW.plusSeconds(900));
    assertThat(lenient.verify(endless, end.plusMillis(1)))
        .isEqualTo(new RefusedSoap(Kind.OUTSIDE_WINDOW));
    assertThat(lenient.verify(endless, end)).isInstanceOf(VerifiedSoap.class);
  }

  @Test
  void refusesAClockThatIsOffByMoreThanTenMinutes() {
    Duration age = Duration.ofMinutes(5);
    assertThatThrownBy(() -> new SoapWindow(age, Duration.ofMinutes(10).plusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new SoapWindow(age, Duration.ofMinutes(10)).skew()).hasMinutes(10);
  }

  /** Of (r, s) anybody makes (r, n−s), and it verifies: only the digest tells a replay. */
  @Test
  void knowsTheTwinOfASignatureByItsDigest() {
    String value = between("<ds:SignatureValue>", "</ds:SignatureValue>");
    String base64 = value.substring("<ds:SignatureValue>".length(), value.indexOf("</"));
    VerifiedSoap first = (VerifiedSoap) verifier.verify(bytes(good), NOW);
    VerifiedSoap twin =
        (VerifiedSoap) verifier.verify(bytes(replace(base64, twin(first.signature()))), NOW);
    assertThat(twin.signature()).isNotEqualTo(first.signature());
    assertThat(twin.digest()).isEqualTo(first.digest()).hasSize(32);
    String other = text(SoapMessages.of(shaoxing).message(NOW.plusSeconds(1), LATER));
    assertThat(((VerifiedSoap) verifier.verify(bytes(other), NOW)).digest())
        .isNotEqualTo(first.digest());
  }

  private static String twin(byte[] signature) {
    BigInteger order =
        new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    BigInteger s = order.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
    byte[] twin = signature.clone();
    HexFormat hex = HexFormat.of();
    System.arraycopy(hex.parseHex("%064x".formatted(s)), 0, twin, 32, 32);
    return Base64.getEncoder().encodeToString(twin);
  }

  @Test
  void refusesElementsNestedTooDeep() {
    assertThatThrownBy(() -> HardenedXml.parse(nested(65)))
        .isInstanceOf(SoapRefusedException.class);
    assertThat(HardenedXml.parse(nested(64)).getDocumentElement().getLocalName()).isEqualTo("x");
  }

  private static byte[] nested(int depth) {
    return bytes("<x>".repeat(depth) + "</x>".repeat(depth));
  }

  private void takesTheGoodMessage() {
    assertThat(verifier.verify(bytes(good), NOW)).isInstanceOf(VerifiedSoap.class);
  }

  private void refuses(Kind kind, String message) {
    assertThat(kind(message)).as(message).isEqualTo(kind);
  }

  private Kind kind(String message) {
    assertThat(message).as("the test changes something").isNotEqualTo(good);
    SoapVerification verification = verifier.verify(bytes(message), NOW);
    assertThat(verification).isInstanceOf(RefusedSoap.class);
    return ((RefusedSoap) verification).kind();
  }

  private String between(String from, String to) {
    int start = good.indexOf(from);
    return good.substring(start, good.indexOf(to, start) + to.length());
  }

  private String replace(String part, String other) {
    assertThat(good).contains(part);
    return good.replace(part, other);
  }

  private String without(String from, String to) {
    return replace(between(from, to), "");
  }

  private String withType(String type) {
    return type + good.substring(good.indexOf("<soap:Envelope"));
  }

  private static SoapVerifier verifier(Identity trusted) {
    return new SoapVerifier(trusted.certificate()::equals, SoapWindow.USUAL);
  }

  private static String text(byte[] message) {
    return new String(message, UTF_8);
  }

  private static byte[] bytes(String message) {
    return message.getBytes(UTF_8);
  }
}

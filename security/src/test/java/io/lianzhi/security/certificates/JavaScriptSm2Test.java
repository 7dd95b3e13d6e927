package io.lianzhi.security.certificates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.Tool;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SM2 signatures, requests and certificates, ours and those of the JavaScript library sm-crypto,
 * each read by the other. npm fetches exactly the library that {@code package-lock.json} has the
 * digest of, once, into {@code target/}.
 */
class JavaScriptSm2Test {
  private static final Path SOURCES = Path.of("src", "test", "javascript");
  private static final Path FOLDER = Path.of("target", "javascript");
  private static final byte[] MESSAGE = "浙G12345 超限 49 t".getBytes(UTF_8);
  private static final String ID = "1234567812345678";
  private static final String OTHER_ID = "ALICE123@YAHOO.COM";
  private static final HexFormat HEX = HexFormat.of();

  private final CertificateAuthority authority =
      CertificateAuthority.create("CN=authority", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private final Identity city =
      authority.issueSigning("CN=city", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private final SigningKey ours = city.signingKey("city");

  @BeforeEach
  void fetchLibrary() throws IOException {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "package-lock.json", "sm2.mjs")) {
      Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Tool.require("node", FOLDER, "v", "node", "--version");
    if (!Files.exists(FOLDER.resolve("node_modules"))) {
      Tool.require(
          "npm that can fetch sm-crypto",
          FOLDER,
          "",
          "npm",
          "ci",
          "--ignore-scripts",
          "--no-audit");
    }
  }

  @Test
  void itVerifiesOurSignatureInBothForms() throws IOException {
    String der = HEX.formatHex(ours.sign(MESSAGE));
    String fixed = HEX.formatHex(ours.signFixed(MESSAGE));
    byte[] other = MESSAGE.clone();
    other[0] ^= 1;
    assertThat(verifies(other, der, "der", ID)).isFalse();
    assertThat(verifies(MESSAGE, der, "der", OTHER_ID)).isFalse();
    assertThat(verifies(MESSAGE, fixed, "fixed", OTHER_ID)).isFalse();
    assertThat(verifies(MESSAGE, fixed, "fixed", ID)).isTrue();
    assertThat(verifies(MESSAGE, der, "der", ID)).isTrue();
  }

  private boolean verifies(byte[] message, String signature, String form, String id)
      throws IOException {
    return ask(
            "verify",
            Map.of(
                "message", HEX.formatHex(message),
                "signature", signature,
                "publicKey", point(ours.publicKey()),
                "form", form,
                "userId", id))
        .asBoolean();
  }

  @Test
  void weVerifyItsSignatureInBothForms() throws IOException {
    Map<String, String> theirs = theirKey(ID);
    VerificationKey key = VerificationKey.of("theirs", publicKey(theirs));
    byte[] byOtherId = sign(theirKey(theirs, OTHER_ID), "der");
    assertThat(key.verify(MESSAGE, byOtherId)).isFalse();
    assertThat(ours.verificationKey().verify(MESSAGE, sign(theirs, "der"))).isFalse();
    assertThat(key.verify(MESSAGE, sign(theirs, "der"))).isTrue();
    assertThat(key.verifyFixed(MESSAGE, sign(theirs, "fixed"))).isTrue();
  }

  private static byte[] sign(Map<String, String> key, String form) throws IOException {
    var asked = new TreeMap<>(key);
    asked.put("message", HEX.formatHex(MESSAGE));
    asked.put("form", form);
    return HEX.parseHex(ask("sign", asked).asString());
  }

  @Test
  void itVerifiesOurRequestAndOurCertificate() throws IOException {
    byte[] request = CertificateRequest.of("CN=city", ours).der();
    byte[] certificate = Certificates.der(city.certificate());
    assertThat(verifiesSigned(request, authority.identity().publicKey(), ID)).isFalse();
    assertThat(verifiesSigned(request, ours.publicKey(), OTHER_ID)).isFalse();
    assertThat(verifiesSigned(request, ours.publicKey(), ID)).isTrue();
    assertThat(verifiesSigned(certificate, ours.publicKey(), ID)).isFalse();
    assertThat(verifiesSigned(certificate, authority.identity().publicKey(), ID)).isTrue();
  }

  private static boolean verifiesSigned(byte[] object, PublicKey key, String id)
      throws IOException {
    return ask(
            "verifySigned",
            Map.of("object", HEX.formatHex(object), "publicKey", point(key), "userId", id))
        .asBoolean();
  }

  @Test
  void weReadItsRequestAndIssueForIt() throws IOException {
    Map<String, String> theirs = theirKey(ID);
    byte[] byOtherId = made("makeRequest", theirKey(theirs, OTHER_ID), Map.of("subject", "城"));
    assertThatThrownBy(() -> CertificateRequest.parse(byOtherId))
        .isInstanceOf(IllegalArgumentException.class);
    var request = CertificateRequest.parse(made("makeRequest", theirs, Map.of("subject", "城")));
    assertThat(request.subject()).isEqualTo("CN=城");
    X509Certificate issued = authority.issueSigning(request, Keys.NOVEMBER).getFirst();
    assertThat(verdict(authority.identity().certificate(), issued)).isEqualTo(ChainVerdict.TRUSTED);
    assertThat(point(issued.getPublicKey())).isEqualTo(theirs.get("publicKey"));
  }

  @Test
  void weTrustTheCertificateThatItIssues() throws IOException {
    Map<String, String> theirs = theirKey(ID);
    var anchor = Certificates.parse(made("makeAuthority", theirs, Map.of("subject", "theirs")));
    var end = Certificates.parse(made("issue", theirs, order("theirs")));
    var byOtherId = Certificates.parse(made("issue", theirKey(theirs, OTHER_ID), order("theirs")));
    var ofOtherName = Certificates.parse(made("issue", theirs, order("others")));
    assertThat(verdict(anchor, byOtherId)).isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(anchor, ofOtherName)).isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(authority.identity().certificate(), end)).isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(anchor, anchor)).isEqualTo(ChainVerdict.NOT_FOR_SIGNING);
    assertThat(verdict(anchor, end)).isEqualTo(ChainVerdict.TRUSTED);
  }

  private Map<String, String> order(String issuer) {
    return Map.of("issuer", issuer, "subject", "city", "subjectKey", point(ours.publicKey()));
  }

  private static ChainVerdict verdict(X509Certificate anchor, X509Certificate certificate) {
    return new ChainValidator(List.of(anchor)).validateSigner(List.of(certificate), Keys.NOW);
  }

  private static byte[] made(String what, Map<String, String> key, Map<String, String> settings)
      throws IOException {
    var asked = new TreeMap<>(key);
    asked.putAll(settings);
    return HEX.parseHex(ask(what, asked).asString());
  }

  private static Map<String, String> theirKey(String id) throws IOException {
    JsonNode pair = ask("makeKey", Map.of());
    return Map.of(
        "privateKey", pair.get("privateKey").asString(),
        "publicKey", pair.get("publicKey").asString(),
        "userId", id);
  }

  private static Map<String, String> theirKey(Map<String, String> key, String id) {
    var other = new TreeMap<>(key);
    other.put("userId", id);
    return other;
  }

  private static JsonNode ask(String operation, Map<String, String> settings) throws IOException {
    String json = JsonMapper.shared().writeValueAsString(settings);
    byte[] answer = new Tool(FOLDER).run("node", "sm2.mjs", operation, json);
    return JsonMapper.shared().readTree(answer);
  }

  /** The uncompressed point, as JavaScript libraries write public keys. */
  private static String point(PublicKey key) {
    var info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
    return HEX.formatHex(info.getPublicKeyData().getBytes());
  }

  /** Our own key's X.509 form with another point in it. */
  private PublicKey publicKey(Map<String, String> theirs) {
    byte[] encoded = ours.publicKey().getEncoded();
    byte[] point = HEX.parseHex(theirs.get("publicKey"));
    byte[] head = Arrays.copyOf(encoded, encoded.length - point.length);
    return KeyCodec.publicKey(
        SubjectPublicKeyInfo.getInstance(
            HEX.parseHex(HEX.formatHex(head) + theirs.get("publicKey"))));
  }
}

package io.lianzhi.security.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.SharedVectors;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Answers printed in the standards themselves, few enough to stand here. */
class StandardsKnownAnswersTest {
  private static final String SM2_PRIVATE =
      "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
  private static final String SM2_RANDOM =
      "59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21";
  private static final String SM2_SIGNATURE =
      "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
          + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

  @Test
  void digestsAsGbT32905Prints() {
    assertThat(hex(Suite.NATIONAL.digest("abc".getBytes(UTF_8))))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(hex(Suite.NATIONAL.digest("abcd".repeat(16).getBytes(UTF_8))))
        .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
  }

  @Test
  void digestsAsFips180Prints() {
    assertThat(hex(Suite.INTERNATIONAL.digest("abc".getBytes(UTF_8))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void signsAsGbT32918PrintsWhenGivenItsRandomNumber() {
    ECPrivateKeyParameters key = privateKey(GMObjectIdentifiers.sm2p256v1, SM2_PRIVATE);
    RawSigner signer = EllipticCurves.sm2Signer(key, () -> new FixedRandom(unhex(SM2_RANDOM)));
    assertThat(hex(signer.sign("message digest".getBytes(UTF_8)))).isEqualTo(SM2_SIGNATURE);
  }

  @Test
  void verifiesTheSignatureOfGbT32918InBothForms() throws IOException {
    VerificationKey key = verificationKey(GMObjectIdentifiers.sm2p256v1, SM2_PRIVATE);
    byte[] message = "message digest".getBytes(UTF_8);
    assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.SM2_SM3);
    assertThat(key.verifyFixed(message, unhex(SM2_SIGNATURE))).isTrue();
    assertThat(key.verify(message, key.toStandardForm(unhex(SM2_SIGNATURE)))).isTrue();
    assertThat(hex(key.toStandardForm(unhex(SM2_SIGNATURE)))).startsWith("3046022100f5a03b06");
  }

  @Test
  void signsAsRfc6979Prints() {
    String key = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    RawSigner signer = EllipticCurves.ecdsaSigner(privateKey(SECObjectIdentifiers.secp256r1, key));
    assertThat(hex(signer.sign("sample".getBytes(UTF_8))))
        .isEqualTo(
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    assertThat(hex(signer.sign("test".getBytes(UTF_8))))
        .isEqualTo(
            "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
                + "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083");
  }

  @Test
  void signsAsRfc8032Prints() throws Exception {
    var secret =
        new Ed25519PrivateKeyParameters(
            unhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    var info = org.bouncycastle.crypto.util.PrivateKeyInfoFactory.createPrivateKeyInfo(secret);
    var publicInfo =
        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(secret.generatePublicKey());
    SigningKey key =
        SigningKey.of(
            "rfc8032", new Encoded(info.getEncoded()), new Encoded(publicInfo.getEncoded()));
    assertThat(hex(key.sign(new byte[] {0x72})))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  @Test
  void sealsAsRfc8998Prints() {
    Aead sm4 = Aead.of(Suite.NATIONAL, unhex("0123456789abcdeffedcba9876543210"));
    byte[] content =
        unhex(
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
    byte[] nonce = unhex("00001234567800000000abcd");
    byte[] context = unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    byte[] sealed = new byte[content.length + Aead.TAG_LENGTH];
    sm4.seal(nonce, context, content, sealed, 0);
    assertThat(hex(sealed))
        .isEqualTo(
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                + "83de3541e4c2b58177e065a9bf7b62ec");
    assertThat(sm4.open(nonce, context, sealed, 0)).isEqualTo(content);
  }

  @Test
  void derivesAsRfc5869Prints() {
    Derivation derivation =
        Derivation.from(
            Suite.INTERNATIONAL,
            unhex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
            unhex("000102030405060708090a0b0c"));
    assertThat(hex(derivation.derive(unhex("f0f1f2f3f4f5f6f7f8f9"), 42)))
        .isEqualTo(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                + "34007208d5b887185865");
  }

  /**
   * No standard prints answers of HKDF-SM3: OpenSSL 3.0 and a script over HMAC-SM3 agree on these.
   */
  @Test
  void derivesWithSm3AsTwoOtherImplementationsDo() {
    byte[] secret = unhex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
    Derivation salted =
        Derivation.from(Suite.NATIONAL, secret, unhex("000102030405060708090a0b0c"));
    assertThat(hex(salted.derive(unhex("f0f1f2f3f4f5f6f7f8f9"), 42)))
        .isEqualTo(
            "c69fe91b7aaee2dd5718d72dcaee0cce93f1b8e41f792da51261b6a517e68b36"
                + "ed2c595572b01dfa359b");
    Derivation unsalted = Derivation.from(Suite.NATIONAL, secret, new byte[0]);
    assertThat(hex(unsalted.derive("letter 7".getBytes(UTF_8), 42)))
        .isEqualTo(
            "c904ba3c267ff37b7252eb12e1af7c1c5edca378a912b4423be6e9be795f770f"
                + "aedb2c1abb25dec243e8");
  }

  @Test
  void theBlockCipherUnderneathIsTheOneOfGbT32907() {
    byte[] key = unhex("0123456789abcdeffedcba9876543210");
    SM4Engine sm4 = new SM4Engine();
    byte[] block = new byte[key.length];
    sm4.init(true, new KeyParameter(key));
    sm4.processBlock(key, 0, block, 0);
    assertThat(hex(block)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    for (int times = 1; times < 1_000_000; times++) {
      sm4.processBlock(block, 0, block, 0);
    }
    assertThat(hex(block)).isEqualTo("595298c7c6fd271f0402f804c33d3f66");
  }

  @Test
  void authenticatesAsRfc4231Prints() {
    MacKey key = MacKey.of(Suite.INTERNATIONAL, "Jefe".getBytes(UTF_8));
    assertThat(hex(key.code("what do ya want for nothing?".getBytes(UTF_8))))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void agreesWithEverySharedVectorOfTheNationalSuite() {
    JsonNode vectors = SharedVectors.read("domain/data/sm_vectors.json");
    assertThat(vectors.get("sm3").size()).isEqualTo(6);
    for (JsonNode vector : vectors.get("sm3")) {
      byte[] message =
          vector.get("msg_hex").asString().startsWith("(")
              ? "a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)
              : SharedVectors.hex(vector, "msg_hex");
      assertThat(Suite.NATIONAL.digest(message)).isEqualTo(SharedVectors.hex(vector, "digest_hex"));
    }
    assertThat(vectors.get("hmac_sm3").size()).isEqualTo(1);
    for (JsonNode vector : vectors.get("hmac_sm3")) {
      MacKey key = MacKey.of(Suite.NATIONAL, SharedVectors.hex(vector, "key_hex"));
      assertThat(key.code(SharedVectors.hex(vector, "msg_hex")))
          .isEqualTo(SharedVectors.hex(vector, "mac_hex"));
    }
    List<JsonNode> sealed =
        vectors.get("sm4").valueStream().filter(StandardsKnownAnswersTest::isGcm).toList();
    assertThat(sealed).hasSize(3);
    sealed.forEach(StandardsKnownAnswersTest::sealsAndOpens);
  }

  @Test
  void refusesEverySharedNegativeVectorAndThenTakesTheGoodOne() {
    JsonNode vectors = SharedVectors.read("domain/data/sm_vectors.json");
    VerificationKey key = verificationKey(GMObjectIdentifiers.sm2p256v1, SM2_PRIVATE);
    List<JsonNode> refused =
        vectors.get("negative").valueStream().filter(StandardsKnownAnswersTest::isOfOurId).toList();
    assertThat(refused).hasSize(2);
    for (JsonNode vector : refused) {
      byte[] message = vector.get("msg_ascii").asString().getBytes(UTF_8);
      String signature = vector.get("r_hex").asString() + vector.get("s_hex").asString();
      assertThat(key.verifyFixed(message, unhex(signature)))
          .as(vector.get("name").asString())
          .isFalse();
    }
    assertThat(vectors.get("sm2_sign").size()).isEqualTo(1);
    JsonNode good = vectors.get("sm2_sign").get(0);
    assertThat(key.verify("message digest".getBytes(UTF_8), SharedVectors.hex(good, "sig_der_hex")))
        .isTrue();
  }

  private static boolean isGcm(JsonNode vector) {
    return vector.get("mode").asString().equals("GCM");
  }

  /** The one other asks what no caller here can: to verify under another identity. */
  private static boolean isOfOurId(JsonNode vector) {
    return vector.get("id_ascii").asString().equals("1234567812345678");
  }

  private static void sealsAndOpens(JsonNode vector) {
    Aead sm4 = Aead.of(Suite.NATIONAL, SharedVectors.hex(vector, "key_hex"));
    byte[] nonce = SharedVectors.hex(vector, "iv_hex");
    byte[] context = SharedVectors.hex(vector, "aad_hex");
    byte[] content = SharedVectors.hex(vector, "pt_hex");
    byte[] sealed = new byte[content.length + Aead.TAG_LENGTH];
    sm4.seal(nonce, context, content, sealed, 0);
    String expected = vector.get("ct_hex").asString() + vector.get("tag_hex").asString();
    assertThat(hex(sealed)).isEqualTo(expected);
    assertThat(sm4.open(nonce, context, sealed, 0)).isEqualTo(content);
    byte[] damaged = Arrays.copyOf(sealed, sealed.length);
    damaged[damaged.length - 1] ^= 1;
    assertThatThrownBy(() -> sm4.open(nonce, context, damaged, 0))
        .isInstanceOf(SealBrokenException.class);
  }

  private static ECPrivateKeyParameters privateKey(ASN1ObjectIdentifier curve, String scalar) {
    return new ECPrivateKeyParameters(new BigInteger(scalar, 16), domain(curve));
  }

  private static VerificationKey verificationKey(ASN1ObjectIdentifier curve, String scalar) {
    ECDomainParameters domain = domain(curve);
    var point = domain.getG().multiply(new BigInteger(scalar, 16)).normalize();
    try {
      SubjectPublicKeyInfo info =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
              new ECPublicKeyParameters(point, domain));
      return VerificationKey.of("vector", new Encoded(info.getEncoded()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ECDomainParameters domain(ASN1ObjectIdentifier curve) {
    X9ECParameters parameters = CustomNamedCurves.getByOID(curve);
    return new ECNamedDomainParameters(curve, parameters);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] unhex(String text) {
    return HexFormat.of().parseHex(text);
  }

  /** A key that is nothing but its bytes. */
  private static final class Encoded implements PrivateKey, PublicKey {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    Encoded(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return "DER";
    }

    @Override
    public byte[] getEncoded() {
      return bytes.clone();
    }
  }

  /** Gives the bytes that the standard's example drew. */
  private static final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    FixedRandom(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] out) {
      System.arraycopy(bytes, 0, out, 0, out.length);
    }
  }
}

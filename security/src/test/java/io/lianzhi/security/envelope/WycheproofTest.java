package io.lianzhi.security.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.SharedVectors;
import io.lianzhi.security.SharedVectors.Case;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every case of C2SP Wycheproof that touches an algorithm of this module. */
class WycheproofTest {
  @Test
  void everyPublishedFileIsRun() throws IOException {
    assertThat(SharedVectors.files("vectors/wycheproof"))
        .containsExactly(
            "aes_gcm_test.json",
            "ecdsa_secp256r1_sha256_p1363_test.json",
            "ecdsa_secp256r1_sha256_test.json",
            "ed25519_test.json",
            "hkdf_sha256_test.json",
            "hmac_sha256_test.json");
  }

  @Test
  void ecdsaInDerFormTakesAndRefusesAsPublished() throws GeneralSecurityException {
    verifies("ecdsa_secp256r1_sha256_test.json", "EC", false, 484);
  }

  @Test
  void ecdsaInFixedFormTakesAndRefusesAsPublished() throws GeneralSecurityException {
    verifies("ecdsa_secp256r1_sha256_p1363_test.json", "EC", true, 262);
  }

  @Test
  void ed25519TakesAndRefusesAsPublished() throws GeneralSecurityException {
    verifies("ed25519_test.json", "Ed25519", true, 151);
  }

  @Test
  void aesGcmOpensAndRefusesAsPublished() {
    List<Case> cases = aesGcm().filter(WycheproofTest::isOurs).toList();
    assertThat(cases).hasSize(66);
    check(cases, WycheproofTest::opens);
  }

  @Test
  void aesGcmSealsAsPublished() {
    List<Case> cases = aesGcm().filter(WycheproofTest::isOurs).filter(Case::valid).toList();
    assertThat(cases).hasSize(39);
    for (Case each : cases) {
      byte[] content = each.bytes("msg");
      byte[] sealed = new byte[content.length + Aead.TAG_LENGTH];
      Aead.of(Suite.INTERNATIONAL, each.bytes("key"))
          .seal(each.bytes("iv"), each.bytes("aad"), content, sealed, 0);
      assertThat(sealed).as(each.name()).isEqualTo(sealed(each));
    }
  }

  @Test
  void aesGcmOfAnotherKeyLengthIsRefused() {
    List<Case> cases = aesGcm().filter(each -> each.size("keySize") != 256).toList();
    assertThat(cases).hasSize(211);
    for (Case each : cases) {
      assertThatThrownBy(() -> ContentKey.of(Suite.INTERNATIONAL, each.bytes("key")))
          .as(each.name())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** A sealed form has room for 96 bits and no more; nothing else may reach the cipher. */
  @Test
  void aesGcmOfAnotherNonceLengthIsRefused() {
    List<Case> cases =
        aesGcm()
            .filter(each -> each.size("keySize") == 256)
            .filter(each -> each.size("ivSize") != 96)
            .toList();
    assertThat(cases).hasSize(39);
    for (Case each : cases) {
      assertThat(opens(each)).as(each.name()).isFalse();
    }
  }

  @Test
  void hmacMatchesAndRefusesAsPublished() {
    List<Case> cases = hmac().filter(each -> each.size("tagSize") == 256).toList();
    assertThat(cases).hasSize(87);
    check(cases, WycheproofTest::authenticates);
  }

  /** Half a code is guessed in half the bits, so a right one is refused as a wrong one is. */
  @Test
  void hmacThatWasCutShortIsRefused() {
    List<Case> cases = hmac().filter(each -> each.size("tagSize") != 256).toList();
    assertThat(cases).hasSize(87).anyMatch(Case::valid);
    for (Case each : cases) {
      assertThat(authenticates(each)).as(each.name()).isFalse();
    }
  }

  @Test
  void hkdfDerivesAsPublished() {
    List<Case> cases = SharedVectors.wycheproof("hkdf_sha256_test.json");
    assertThat(cases).hasSize(86);
    check(cases, WycheproofTest::derives);
  }

  private static void verifies(String file, String family, boolean fixed, int count)
      throws GeneralSecurityException {
    List<Case> cases = SharedVectors.wycheproof(file);
    assertThat(cases).hasSize(count);
    KeyFactory factory = KeyFactory.getInstance(family);
    for (Case each : cases) {
      byte[] der = SharedVectors.hex(each.group(), "publicKeyDer");
      PublicKey publicKey = factory.generatePublic(new X509EncodedKeySpec(der));
      VerificationKey key = VerificationKey.of("wycheproof", publicKey);
      boolean taken =
          fixed
              ? key.verifyFixed(each.bytes("msg"), each.bytes("sig"))
              : key.verify(each.bytes("msg"), each.bytes("sig"));
      assertThat(taken).as(each.name()).isEqualTo(each.valid());
    }
  }

  private static Stream<Case> aesGcm() {
    return SharedVectors.wycheproof("aes_gcm_test.json").stream();
  }

  /** The sizes that the suite has: 256-bit keys, 96-bit nonces, 128-bit tags. */
  private static boolean isOurs(Case each) {
    return each.size("keySize") == 256 && each.size("ivSize") == 96 && each.size("tagSize") == 128;
  }

  private static Stream<Case> hmac() {
    return SharedVectors.wycheproof("hmac_sha256_test.json").stream();
  }

  private static boolean authenticates(Case each) {
    return MacKey.of(Suite.INTERNATIONAL, each.bytes("key"))
        .matches(each.bytes("msg"), each.bytes("tag"));
  }

  private static byte[] sealed(Case each) {
    byte[] ciphertext = each.bytes("ct");
    byte[] tag = each.bytes("tag");
    byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
    System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
    return sealed;
  }

  private static boolean opens(Case each) {
    Aead aes = Aead.of(Suite.INTERNATIONAL, each.bytes("key"));
    try {
      byte[] opened = aes.open(each.bytes("iv"), each.bytes("aad"), sealed(each), 0);
      return Arrays.equals(opened, each.bytes("msg"));
    } catch (SealBrokenException e) {
      return false;
    }
  }

  private static boolean derives(Case each) {
    try {
      byte[] derived =
          Derivation.from(Suite.INTERNATIONAL, each.bytes("ikm"), each.bytes("salt"))
              .derive(each.bytes("info"), each.test().get("size").asInt());
      return Arrays.equals(derived, each.bytes("okm"));
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static void check(List<Case> cases, Predicate<Case> taken) {
    cases.forEach(each -> assertThat(taken.test(each)).as(each.name()).isEqualTo(each.valid()));
  }
}

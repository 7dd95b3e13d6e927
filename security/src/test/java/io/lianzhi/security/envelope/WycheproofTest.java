package io.lianzhi.security.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.SharedVectors;
import io.lianzhi.security.SharedVectors.Case;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every case of C2SP Wycheproof that touches an algorithm of this module. */
class WycheproofTest {

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
    List<Case> cases =
        SharedVectors.wycheproof("aes_gcm_test.json").stream()
            .filter(c -> c.group().get("keySize").asInt() == 256)
            .filter(c -> c.group().get("ivSize").asInt() == 96)
            .filter(c -> c.group().get("tagSize").asInt() == 128)
            .toList();
    assertThat(cases).hasSizeGreaterThan(40);
    check(cases, WycheproofTest::opens);
  }

  @Test
  void hmacMatchesAndRefusesAsPublished() {
    List<Case> cases =
        SharedVectors.wycheproof("hmac_sha256_test.json").stream()
            .filter(c -> c.group().get("tagSize").asInt() == 256)
            .toList();
    assertThat(cases).hasSizeGreaterThan(60);
    check(
        cases,
        c ->
            MacKey.of(Suite.INTERNATIONAL, c.bytes("key")).matches(c.bytes("msg"), c.bytes("tag")));
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

  private static boolean opens(Case each) {
    byte[] ciphertext = each.bytes("ct");
    byte[] tag = each.bytes("tag");
    byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
    System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
    Aead aes = Aead.of(Suite.INTERNATIONAL, each.bytes("key"));
    try {
      byte[] opened = aes.open(each.bytes("iv"), each.bytes("aad"), sealed, 0);
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

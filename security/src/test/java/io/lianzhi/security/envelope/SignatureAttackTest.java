package io.lianzhi.security.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker can do to signatures; each table ends with the untouched case. */
class SignatureAttackTest {
  private static final byte[] MESSAGE = "浙G12345 超限 49 t".getBytes(UTF_8);
  private static final String SM2_ORDER =
      "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
  private static final String P256_ORDER =
      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

  @ParameterizedTest
  @EnumSource
  void refusesEveryChangedByteOfSignatureAndMessage(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("hub", algorithm);
    VerificationKey verifier = key.verificationKey();
    byte[] signature = Envelopes.sign(key, MESSAGE);
    for (int position = 0; position < signature.length; position++) {
      byte[] changed = signature.clone();
      changed[position] ^= 1;
      assertThat(Envelopes.verify(verifier, MESSAGE, changed)).as("byte " + position).isFalse();
    }
    for (int position = 0; position < MESSAGE.length; position++) {
      byte[] changed = MESSAGE.clone();
      changed[position] ^= 1;
      assertThat(Envelopes.verify(verifier, changed, signature)).as("byte " + position).isFalse();
    }
    assertThat(Envelopes.verify(verifier, MESSAGE, signature)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryOtherLengthInBothForms(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("hub", algorithm);
    VerificationKey verifier = key.verificationKey();
    byte[] standard = key.sign(MESSAGE);
    byte[] fixed = key.signFixed(MESSAGE);
    for (int length = 0; length < standard.length; length++) {
      assertThat(verifier.verify(MESSAGE, Arrays.copyOf(standard, length))).isFalse();
    }
    for (int length = 0; length < fixed.length; length++) {
      assertThat(verifier.verifyFixed(MESSAGE, Arrays.copyOf(fixed, length))).isFalse();
    }
    assertThat(verifier.verify(MESSAGE, Arrays.copyOf(standard, standard.length + 1))).isFalse();
    assertThat(verifier.verifyFixed(MESSAGE, Arrays.copyOf(fixed, fixed.length + 1))).isFalse();
    assertThat(verifier.verify(MESSAGE, standard)).isTrue();
    assertThat(verifier.verifyFixed(MESSAGE, fixed)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256"})
  void refusesZeroOrderAndSwappedHalves(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("hub", algorithm);
    VerificationKey verifier = key.verificationKey();
    String order = algorithm == SignatureAlgorithm.SM2_SM3 ? SM2_ORDER : P256_ORDER;
    byte[] good = key.signFixed(MESSAGE);
    String r = HexFormat.of().formatHex(good, 0, 32);
    String s = HexFormat.of().formatHex(good, 32, 64);
    String zero = "00".repeat(32);
    List<String> forged =
        List.of(
            zero + zero,
            zero + s,
            r + zero,
            order + s,
            r + order,
            order + order,
            s + r,
            "ff".repeat(64),
            "00".repeat(31) + "01" + "00".repeat(31) + "01");
    for (String each : forged) {
      byte[] fixed = HexFormat.of().parseHex(each);
      assertThat(verifier.verifyFixed(MESSAGE, fixed)).as(each).isFalse();
    }
    assertThat(verifier.verifyFixed(MESSAGE, good)).isTrue();
  }

  /** Equal to the good one modulo the order, and longer than the fixed form: DER could carry it. */
  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256"})
  void refusesHalvesThatTheOrderWasAddedTo(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("hub", algorithm);
    byte[] good = key.signFixed(MESSAGE);
    BigInteger r = half(good, 0);
    BigInteger s = half(good, 32);
    BigInteger order = order(algorithm);
    VerificationKey verifier = key.verificationKey();
    assertThat(verifier.verify(MESSAGE, der(r, s.add(order)))).isFalse();
    assertThat(verifier.verify(MESSAGE, der(r.add(order), s))).isFalse();
    assertThat(verifier.verify(MESSAGE, der(r, s.negate()))).isFalse();
    assertThat(verifier.verify(MESSAGE, der(r, s))).isTrue();
  }

  /** ECDSA is malleable, and half of all good signatures have the greater s: none is refused. */
  @Test
  void takesTheTwinOfAnEcdsaSignatureSoThatNobodyMayRecogniseOneByItsValue() {
    assertThat(verifiesTwin(SignatureAlgorithm.ECDSA_P256_SHA256)).isTrue();
    assertThat(verifiesTwin(SignatureAlgorithm.SM2_SM3)).isFalse();
  }

  private static boolean verifiesTwin(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("hub", algorithm);
    byte[] good = key.signFixed(MESSAGE);
    byte[] twin = der(half(good, 0), order(algorithm).subtract(half(good, 32)));
    return key.verificationKey().verify(MESSAGE, twin);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnotherKeyOfTheSameKind(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("hub", algorithm);
    SigningKey other = Keys.signing("hub", algorithm);
    byte[] signature = key.sign(MESSAGE);
    assertThat(other.verificationKey().verify(MESSAGE, signature)).isFalse();
    assertThat(key.verificationKey().verify(MESSAGE, signature)).isTrue();
  }

  @Test
  void refusesASignatureOfAnotherSuiteInEitherDirection() {
    SigningKey national = Keys.signing("hub", SignatureAlgorithm.SM2_SM3);
    SigningKey international = Keys.signing("hub", SignatureAlgorithm.ECDSA_P256_SHA256);
    byte[] bySm2 = national.sign(MESSAGE);
    byte[] byP256 = international.sign(MESSAGE);
    assertThat(national.verificationKey().verify(MESSAGE, byP256)).isFalse();
    assertThat(international.verificationKey().verify(MESSAGE, bySm2)).isFalse();
    assertThat(national.verificationKey().verify(MESSAGE, bySm2)).isTrue();
    assertThat(international.verificationKey().verify(MESSAGE, byP256)).isTrue();
  }

  @Test
  void refusesSm2UnderAnotherIdentity() throws java.io.IOException, CryptoException {
    var identity = Keys.identity("CN=hub", SignatureAlgorithm.SM2_SM3);
    VerificationKey verifier = identity.signingKey("hub").verificationKey();
    var parameters =
        (ECPrivateKeyParameters) PrivateKeyFactory.createKey(identity.privateKey().getEncoded());
    for (String id : List.of("ALICE123@YAHOO.COM", "", "1234567812345679")) {
      byte[] signature = sm2(parameters, id);
      assertThat(verifier.verifyFixed(MESSAGE, signature)).as("identity " + id).isFalse();
    }
    assertThat(verifier.verifyFixed(MESSAGE, sm2(parameters, "1234567812345678"))).isTrue();
  }

  @Test
  void refusesKeysThatDoNotBelongTogether() {
    var one = Keys.identity("CN=one", SignatureAlgorithm.SM2_SM3);
    var two = Keys.identity("CN=two", SignatureAlgorithm.SM2_SM3);
    assertThatThrownBy(() -> SigningKey.of("hub", one.privateKey(), two.publicKey()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(SigningKey.of("hub", one.privateKey(), one.publicKey()).suite())
        .isEqualTo(Suite.NATIONAL);
  }

  @Test
  void refusesKeyIdsThatCouldBreakAHeader() {
    var key = Keys.identity("CN=hub", SignatureAlgorithm.ED25519).publicKey();
    for (String id : List.of("", "a\"b", "a\\b", "a\nb", "杭州", "x".repeat(257))) {
      assertThatThrownBy(() -> VerificationKey.of(id, key))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(VerificationKey.of("hangzhou-2021", key).keyId()).isEqualTo("hangzhou-2021");
  }

  @ParameterizedTest
  @EnumSource
  void oneKeySignsForManyVirtualThreadsAtOnce(SignatureAlgorithm algorithm) throws Exception {
    SigningKey key = Keys.signing("hub", algorithm);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> results =
          java.util.stream.IntStream.range(0, 400)
              .mapToObj(i ->
                  threads.submit(() -> {
                    byte[] message = ("letter " + i).getBytes(UTF_8);
                    return key.verificationKey().verify(message, key.sign(message));
                  }))
              .toList();
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  @Test
  void keepsASignedMessageExactlyAndRefusesAnyOther() {
    SigningKey key = Keys.signing("hub", SignatureAlgorithm.SM2_SM3);
    List<byte[]> chain = List.of(new byte[] {1, 2}, new byte[] {3});
    SignedMessage kept =
        SignedMessage.of(key.verificationKey(), MESSAGE, key.signFixed(MESSAGE), chain);
    byte[] stored = kept.toBytes();
    for (int length = 0; length < stored.length; length++) {
      byte[] cut = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> SignedMessage.fromBytes(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> SignedMessage.fromBytes(Arrays.copyOf(stored, stored.length + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    SignedMessage read = SignedMessage.fromBytes(stored);
    assertThat(read.signedBytes()).isEqualTo(MESSAGE);
    assertThat(read.chain()).containsExactly(new byte[] {1, 2}, new byte[] {3});
    assertThat(read.verify(Keys.signing("hub", SignatureAlgorithm.SM2_SM3).verificationKey()))
        .isFalse();
    assertThat(read.verify(key.verificationKey())).isTrue();
  }

  /** Its label is the algorithm, the key's name and what was signed, each with its length. */
  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256", "ED25519"})
  void aStoredProofHoldsUnderItsOwnLabelOnly(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("hub", algorithm);
    VerificationKey verifier = key.verificationKey();
    byte[] signature = key.signFixed(MESSAGE);
    for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
      SignedMessage relabelled = SignedMessage.of("hub", other, MESSAGE, signature, List.of());
      assertThat(relabelled.verify(verifier)).as("as " + other).isEqualTo(other == algorithm);
    }
    SignedMessage swapped = SignedMessage.of(verifier, signature, MESSAGE, List.of());
    assertThat(swapped.verify(verifier)).isFalse();
    SignedMessage kept = SignedMessage.of(verifier, MESSAGE, signature, List.of());
    byte[] stored = kept.toBytes();
    for (int position = 0; position < stored.length; position++) {
      byte[] changed = stored.clone();
      changed[position] ^= 1;
      assertThat(holds(changed, verifier)).as("byte " + position).isFalse();
    }
    assertThat(holds(stored, verifier)).isTrue();
  }

  private static boolean holds(byte[] stored, VerificationKey key) {
    try {
      SignedMessage read = SignedMessage.fromBytes(stored);
      return read.keyId().equals(key.keyId()) && read.chain().isEmpty() && read.verify(key);
    } catch (IllegalArgumentException damaged) {
      return false;
    }
  }

  private static byte[] sm2(ECPrivateKeyParameters key, String id) throws CryptoException {
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
    signer.init(true, new ParametersWithID(key, id.getBytes(UTF_8)));
    signer.update(MESSAGE, 0, MESSAGE.length);
    return signer.generateSignature();
  }

  private static BigInteger order(SignatureAlgorithm algorithm) {
    return new BigInteger(algorithm == SignatureAlgorithm.SM2_SM3 ? SM2_ORDER : P256_ORDER, 16);
  }

  private static BigInteger half(byte[] fixed, int from) {
    return new BigInteger(1, Arrays.copyOfRange(fixed, from, from + 32));
  }

  /** What a library that looks at nothing would write. */
  private static byte[] der(BigInteger r, BigInteger s) {
    byte[] first = r.toByteArray();
    byte[] second = s.toByteArray();
    return ByteBuffer.allocate(6 + first.length + second.length)
        .put((byte) 0x30)
        .put((byte) (4 + first.length + second.length))
        .put((byte) 0x02)
        .put((byte) first.length)
        .put(first)
        .put((byte) 0x02)
        .put((byte) second.length)
        .put(second)
        .array();
  }
}

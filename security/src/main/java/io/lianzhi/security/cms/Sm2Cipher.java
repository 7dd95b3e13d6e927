package io.lianzhi.security.cms;

import io.lianzhi.security.envelope.SealBrokenException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * SM2 encryption of short secrets (GB/T 32918.4) in its forms: {@code SEQUENCE(x, y, C3, C2)} of
 * GM/T 0009, and the raw orders C1C3C2 and C1C2C3, with the byte 04 before the point or without.
 * The orders cannot be seen, but C3 is a digest of the content: one of them alone fits it.
 */
final class Sm2Cipher {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int COORDINATE = 32;
  private static final int DIGEST = 32;
  private static final int POINT = 1 + 2 * COORDINATE;
  private static final byte UNCOMPRESSED = 4;

  private Sm2Cipher() {}

  static byte[] encrypt(PublicKey key, byte[] secret, SealForm form) {
    return switch (form) {
      case STANDARD, RAW_SIGNATURE, IN_ONE -> toDer(raw(key, secret, SM2Engine.Mode.C1C3C2));
      case RAW_C1C3C2 -> {
        byte[] raw = raw(key, secret, SM2Engine.Mode.C1C3C2);
        yield Arrays.copyOfRange(raw, 1, raw.length);
      }
      case RAW_C1C2C3 -> raw(key, secret, SM2Engine.Mode.C1C2C3);
    };
  }

  /**
   * Opens any of the forms.
   *
   * @throws SealBrokenException where none fits
   */
  static byte[] decrypt(DecryptionKey key, byte[] encrypted) {
    return Stream.of(SM2Engine.Mode.C1C3C2, SM2Engine.Mode.C1C2C3)
        .flatMap(mode -> candidates(encrypted).flatMap(raw -> decrypt(key, raw, mode).stream()))
        .findFirst()
        .or(() -> fromDer(encrypted).flatMap(raw -> decrypt(key, raw, SM2Engine.Mode.C1C3C2)))
        .orElseThrow(SealBrokenException::new);
  }

  private static Stream<byte[]> candidates(byte[] encrypted) {
    byte[] pointed = new byte[encrypted.length + 1];
    pointed[0] = UNCOMPRESSED;
    System.arraycopy(encrypted, 0, pointed, 1, encrypted.length);
    return Stream.of(encrypted, pointed)
        .filter(raw -> raw.length > POINT + DIGEST && raw[0] == UNCOMPRESSED);
  }

  private static Optional<byte[]> decrypt(DecryptionKey key, byte[] raw, SM2Engine.Mode mode) {
    try {
      SM2Engine engine = new SM2Engine(mode);
      engine.init(false, key.key());
      return Optional.of(engine.processBlock(raw, 0, raw.length));
    } catch (InvalidCipherTextException | RuntimeException e) {
      // Arithmetic on foreign points throws anything; the answer is the same.
      return Optional.empty();
    }
  }

  private static byte[] raw(PublicKey key, byte[] secret, SM2Engine.Mode mode) {
    try {
      SM2Engine engine = new SM2Engine(mode);
      engine.init(true, new ParametersWithRandom(parameters(key), RANDOM));
      return engine.processBlock(secret, 0, secret.length);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("SM2 could not encrypt", e);
    }
  }

  private static ECPublicKeyParameters parameters(PublicKey key) {
    try {
      return (ECPublicKeyParameters)
          PublicKeyFactory.createKey(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a public key of X.509 form", e);
    }
  }

  private static byte[] toDer(byte[] raw) {
    int afterDigest = POINT + DIGEST;
    return Der.sequence(
        coordinate(raw, 1),
        coordinate(raw, 1 + COORDINATE),
        Der.element(Der.OCTETS, Arrays.copyOfRange(raw, POINT, afterDigest)),
        Der.element(Der.OCTETS, Arrays.copyOfRange(raw, afterDigest, raw.length)));
  }

  private static byte[] coordinate(byte[] raw, int from) {
    byte[] magnitude = Arrays.copyOfRange(raw, from, from + COORDINATE);
    return Der.element(Der.INTEGER, new BigInteger(1, magnitude).toByteArray());
  }

  private static Optional<byte[]> fromDer(byte[] der) {
    try {
      DerReader outside = DerReader.of(der);
      DerReader in = outside.enter(Der.SEQUENCE);
      outside.requireEnd();
      ByteArrayOutputStream raw = new ByteArrayOutputStream(der.length);
      raw.write(UNCOMPRESSED);
      raw.writeBytes(fixed(in.content(Der.INTEGER)));
      raw.writeBytes(fixed(in.content(Der.INTEGER)));
      byte[] digest = in.content(Der.OCTETS);
      raw.writeBytes(digest);
      raw.writeBytes(in.content(Der.OCTETS));
      in.requireEnd();
      return digest.length == DIGEST && raw.size() > POINT + DIGEST
          ? Optional.of(raw.toByteArray())
          : Optional.empty();
    } catch (SealBrokenException otherForm) {
      return Optional.empty();
    }
  }

  /** A coordinate in 32 bytes, from the one shortest form of a positive INTEGER. */
  private static byte[] fixed(byte[] integer) {
    boolean signed = integer.length > 1 && integer[0] == 0 && integer[1] < 0;
    byte[] magnitude = signed ? Arrays.copyOfRange(integer, 1, integer.length) : integer;
    boolean padded = magnitude.length > 1 && magnitude[0] == 0;
    boolean negative = !signed && integer.length > 0 && integer[0] < 0;
    if (magnitude.length == 0 || magnitude.length > COORDINATE || padded || negative) {
      throw new SealBrokenException();
    }
    byte[] fixed = new byte[COORDINATE];
    System.arraycopy(magnitude, 0, fixed, COORDINATE - magnitude.length, magnitude.length);
    return fixed;
  }
}

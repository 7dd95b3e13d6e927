package io.lianzhi.security.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Public keys as OpenSSH writes them, one on a line: type, Base64, a comment (RFC 4253, RFC 5656,
 * RFC 8709). They are for comparing with a key that was proven: a point is not checked to lie on
 * its curve.
 */
public final class OpenSsh {
  private static final String P256 = "ecdsa-sha2-nistp256";
  private static final Map<String, String> CURVES =
      Map.of(
          P256,
          "secp256r1",
          "ecdsa-sha2-nistp384",
          "secp384r1",
          "ecdsa-sha2-nistp521",
          "secp521r1");
  private static final int COORDINATE = 32;
  private static final int ED25519 = 32;
  private static final int UNCOMPRESSED = 4;
  private static final int LEAST_RSA = 2048;

  private OpenSsh() {}

  /**
   * The line of a P-256 key.
   *
   * @throws IllegalArgumentException for any other key
   */
  public static String line(PublicKey key, String comment) {
    if (!(key instanceof ECPublicKey point) || point.getParams().getOrder().bitLength() != 256) {
      throw new IllegalArgumentException("not a key on P-256");
    }
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    write(blob, P256.getBytes(StandardCharsets.US_ASCII));
    write(blob, "nistp256".getBytes(StandardCharsets.US_ASCII));
    write(blob, uncompressed(point.getW()));
    return P256 + " " + Base64.getEncoder().encodeToString(blob.toByteArray()) + " " + comment;
  }

  private static void write(ByteArrayOutputStream blob, byte[] field) {
    blob.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
    blob.writeBytes(field);
  }

  private static byte[] uncompressed(ECPoint point) {
    return ByteBuffer.allocate(1 + 2 * COORDINATE)
        .put((byte) UNCOMPRESSED)
        .put(coordinate(point.getAffineX()))
        .put(coordinate(point.getAffineY()))
        .array();
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] padded = new byte[COORDINATE];
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, padded, COORDINATE - length, length);
    return padded;
  }

  /**
   * The keys in a file of such lines; empty lines and those that begin with {@code #} are skipped.
   *
   * @throws IllegalArgumentException where a line is none, or its key is of a kind or size that is
   *     not trusted: P-256, P-384, P-521, Ed25519, or RSA of 2048 bits and more
   */
  public static List<PublicKey> read(String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(OpenSsh::key)
        .toList();
  }

  private static PublicKey key(String line) {
    String[] words = line.split("\\s+", 3);
    if (words.length < 2) {
      throw new IllegalArgumentException("an SSH key is written as: type, Base64, comment");
    }
    try {
      ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(words[1]));
      String type = new String(field(blob), StandardCharsets.US_ASCII);
      PublicKey key = key(type, blob);
      if (!type.equals(words[0]) || blob.hasRemaining()) {
        throw new IllegalArgumentException("an SSH key that is not what it says");
      }
      return key;
    } catch (BufferUnderflowException | GeneralSecurityException broken) {
      throw new IllegalArgumentException("an SSH key that is damaged", broken);
    }
  }

  private static PublicKey key(String type, ByteBuffer blob) throws GeneralSecurityException {
    return switch (type) {
      case "ssh-ed25519" -> ed25519(field(blob));
      case "ssh-rsa" -> rsa(new BigInteger(field(blob)), new BigInteger(field(blob)));
      default -> ec(type, blob);
    };
  }

  private static byte[] field(ByteBuffer blob) {
    int length = blob.getInt();
    if (length < 0 || length > blob.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] field = new byte[length];
    blob.get(field);
    return field;
  }

  private static PublicKey ec(String type, ByteBuffer blob) throws GeneralSecurityException {
    String curve = CURVES.get(type);
    if (curve == null) {
      throw new IllegalArgumentException("an SSH key of a kind that is not trusted");
    }
    field(blob); // the curve's name again
    byte[] point = field(blob);
    if (point.length < 3 || point.length % 2 == 0 || point[0] != UNCOMPRESSED) {
      throw new IllegalArgumentException("an SSH key whose point is compressed");
    }
    int middle = 1 + point.length / 2;
    ECPoint w =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(point, 1, middle)),
            new BigInteger(1, Arrays.copyOfRange(point, middle, point.length)));
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(w, parameters(curve)));
  }

  private static ECParameterSpec parameters(String curve) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  /** Little-endian, its highest bit the parity of x (RFC 8032). */
  private static PublicKey ed25519(byte[] field) throws GeneralSecurityException {
    if (field.length != ED25519) {
      throw new IllegalArgumentException("an Ed25519 key of another length");
    }
    byte[] y = new byte[ED25519];
    for (int i = 0; i < ED25519; i++) {
      y[i] = field[ED25519 - 1 - i];
    }
    boolean odd = y[0] < 0;
    y[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, y));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  private static PublicKey rsa(BigInteger exponent, BigInteger modulus)
      throws GeneralSecurityException {
    if (modulus.bitLength() < LEAST_RSA) {
      throw new IllegalArgumentException("an RSA key of less than " + LEAST_RSA + " bits");
    }
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }
}

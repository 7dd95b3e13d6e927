package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * Public keys as OpenSSH writes them, one on a line: type, Base64, a comment (RFC 4253, RFC 5656,
 * RFC 8709).
 */
public final class OpenSsh {
  private static final String P256 = "ecdsa-sha2-nistp256";

  /** The kinds that are trusted, with what the Java platform calls them. */
  private static final Map<String, String> TRUSTED =
      Map.of(
          P256,
          "EC",
          "ecdsa-sha2-nistp384",
          "EC",
          "ecdsa-sha2-nistp521",
          "EC",
          "ssh-ed25519",
          "Ed25519",
          "ssh-rsa",
          "RSA");

  private static final int LEAST_RSA = 2048;

  private OpenSsh() {}

  /**
   * The line of a P-256 key.
   *
   * @throws IllegalArgumentException for any other key
   */
  public static String line(PublicKey key, String comment) {
    byte[] blob = blob(key);
    if (!beginsWith(blob, P256)) {
      throw new IllegalArgumentException("not a key on P-256");
    }
    return P256 + " " + Base64.getEncoder().encodeToString(blob) + " " + comment;
  }

  /**
   * A key as one word for its kind and its Base64, without a comment.
   *
   * @throws IllegalArgumentException for a key that {@link #read} would not take
   */
  public static String line(PublicKey key) {
    byte[] blob = blob(key);
    String type =
        TRUSTED.keySet().stream()
            .filter(name -> beginsWith(blob, name))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("an SSH key of a kind that is not trusted"));
    return type + " " + Base64.getEncoder().encodeToString(blob);
  }

  /** A key's fingerprint as OpenSSH prints it: {@code SHA256:} and Base64 without filling. */
  public static String fingerprint(PublicKey key) {
    byte[] digest = Suite.INTERNATIONAL.digest(blob(key));
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
  }

  private static byte[] blob(PublicKey key) {
    try {
      return OpenSSHPublicKeyUtil.encodePublicKey(PublicKeyFactory.createKey(key.getEncoded()));
    } catch (IOException unwritable) {
      throw new IllegalArgumentException("not a key that OpenSSH has a form for", unwritable);
    }
  }

  private static boolean beginsWith(byte[] blob, String type) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    byte[] field =
        ByteBuffer.allocate(Integer.BYTES + name.length).putInt(name.length).put(name).array();
    return Arrays.mismatch(blob, field) == field.length;
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
    String family =
        Optional.ofNullable(TRUSTED.get(words[0]))
            .orElseThrow(
                () -> new IllegalArgumentException("an SSH key of a kind that is not trusted"));
    byte[] blob = Base64.getDecoder().decode(words[1]);
    if (!beginsWith(blob, words[0])) {
      throw new IllegalArgumentException("an SSH key that is not what it says");
    }
    return key(family, parsed(blob));
  }

  /** Exactly the one form that the key has, and nothing behind it. */
  private static AsymmetricKeyParameter parsed(byte[] blob) {
    try {
      AsymmetricKeyParameter key = OpenSSHPublicKeyUtil.parsePublicKey(blob);
      if (!Arrays.equals(OpenSSHPublicKeyUtil.encodePublicKey(key), blob)) {
        throw new IllegalArgumentException("an SSH key in another form than its own");
      }
      return key;
    } catch (IOException | RuntimeException damaged) {
      throw new IllegalArgumentException("an SSH key that is damaged", damaged);
    }
  }

  private static PublicKey key(String family, AsymmetricKeyParameter key) {
    if (key instanceof RSAKeyParameters rsa && rsa.getModulus().bitLength() < LEAST_RSA) {
      throw new IllegalArgumentException("an RSA key of less than " + LEAST_RSA + " bits");
    }
    try {
      byte[] info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
      return KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(info));
    } catch (IOException | GeneralSecurityException unusable) {
      throw new IllegalArgumentException("an SSH key that is damaged", unusable);
    }
  }
}

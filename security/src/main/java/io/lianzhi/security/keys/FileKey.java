package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.Suite;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * The key of one keystore file: 32 bytes that scrypt (RFC 7914; N 2¹⁵, r 8, p 1) draws from the
 * passphrase and the file's 32-byte salt. It is drawn once per process, so that only opening is
 * slow. The file is: 4 bytes {@code LZK1}, the salt, and the entries sealed with AES-256-GCM, with
 * those 36 bytes as their context.
 */
final class FileKey {
  private static final byte[] MAGIC = "LZK1".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_LENGTH = 32;
  private static final int HEAD_LENGTH = MAGIC.length + SALT_LENGTH;
  private static final int COST = 1 << 15;
  private static final int BLOCK_SIZE = 8;
  private static final int PARALLELISM = 1;

  private final byte[] head;
  private final ContentKey key;

  private FileKey(byte[] head, char[] passphrase) {
    this.head = head;
    this.key = ContentKey.of(Suite.INTERNATIONAL, stretch(passphrase, salt(head)));
  }

  /** A key for a new file. */
  static FileKey create(char[] passphrase) {
    byte[] salt = new byte[SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    byte[] head = ByteBuffer.allocate(HEAD_LENGTH).put(MAGIC).put(salt).array();
    return new FileKey(head, passphrase);
  }

  /**
   * The key of an existing file.
   *
   * @throws KeystoreException if the file is not a keystore
   */
  static FileKey of(byte[] file, char[] passphrase) {
    if (file.length < HEAD_LENGTH
        || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new KeystoreException("not a keystore of this version");
    }
    return new FileKey(Arrays.copyOf(file, HEAD_LENGTH), passphrase);
  }

  byte[] seal(Entries entries) {
    byte[] sealed = key.seal(entries.toBytes(), head);
    return ByteBuffer.allocate(head.length + sealed.length).put(head).put(sealed).array();
  }

  /**
   * Opens a file that this key, in this or another process, has sealed.
   *
   * @throws WrongPassphraseException if it has not
   */
  Entries open(byte[] file) {
    try {
      int length = Math.max(file.length, HEAD_LENGTH);
      return Entries.fromBytes(key.open(Arrays.copyOfRange(file, HEAD_LENGTH, length), head));
    } catch (SealBrokenException e) {
      throw new WrongPassphraseException(
          "the passphrase is not the one of this keystore, or the file was changed");
    }
  }

  private static byte[] salt(byte[] head) {
    return Arrays.copyOfRange(head, MAGIC.length, HEAD_LENGTH);
  }

  private static byte[] stretch(char[] passphrase, byte[] salt) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    try {
      int length = Suite.INTERNATIONAL.contentKeyLength();
      return SCrypt.generate(bytes, salt, COST, BLOCK_SIZE, PARALLELISM, length);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      encoded.clear();
      encoded.put(new byte[encoded.capacity()]);
    }
  }
}

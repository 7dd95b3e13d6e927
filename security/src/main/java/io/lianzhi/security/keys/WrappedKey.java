package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.SealBrokenException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A {@link FileKey} under a passphrase: 4 bytes that say what the file is, the keystore's id, the
 * passphrase's 32-byte salt, and the key sealed with AES-256-GCM, with all of that as its context.
 * It begins the keystore's file and is the whole of an escrow copy.
 */
final class WrappedKey {
  /** What a file is. */
  enum Kind {
    /** The keystore itself: the wrapped key, then the entries. */
    VAULT("LZK2", "a keystore"),
    /** An escrow copy: the wrapped key alone. */
    ESCROW("LZE2", "an escrow copy");

    private final String magic;
    private final String name;

    Kind(String magic, String name) {
      this.magic = magic;
      this.name = name;
    }

    private byte[] magic() {
      return magic.getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static final int MAGIC_LENGTH = 4;
  private static final int HEAD_LENGTH = MAGIC_LENGTH + KeystoreId.LENGTH + Wrapping.SALT_LENGTH;
  private static final int SEAL_LENGTH = 29;
  static final int LENGTH = HEAD_LENGTH + FileKey.LENGTH + SEAL_LENGTH;

  private final byte[] bytes;

  private WrappedKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static WrappedKey wrap(Kind kind, FileKey key, Wrapping wrapping) {
    byte[] head =
        ByteBuffer.allocate(HEAD_LENGTH)
            .put(kind.magic())
            .put(key.id().bytes())
            .put(wrapping.salt())
            .array();
    byte[] sealed = wrapping.key().seal(key.bytes(), head);
    return new WrappedKey(ByteBuffer.allocate(LENGTH).put(head).put(sealed).array());
  }

  /**
   * The wrapped key at the beginning of a file.
   *
   * @throws KeystoreException if the file is of another kind
   */
  static WrappedKey read(Kind kind, byte[] file) {
    if (file.length < LENGTH
        || !Arrays.equals(file, 0, MAGIC_LENGTH, kind.magic(), 0, MAGIC_LENGTH)) {
      throw new KeystoreException("not " + kind.name + " of this version");
    }
    return new WrappedKey(Arrays.copyOf(file, LENGTH));
  }

  /**
   * The key.
   *
   * @throws WrongPassphraseException if the passphrase is not the one it was wrapped under
   */
  FileKey unwrap(Wrapping wrapping) {
    byte[] head = Arrays.copyOf(bytes, HEAD_LENGTH);
    byte[] sealed = Arrays.copyOfRange(bytes, HEAD_LENGTH, LENGTH);
    try {
      return new FileKey(id(), wrapping.key().open(sealed, head));
    } catch (SealBrokenException e) {
      throw new WrongPassphraseException(
          "the passphrase is not the one of this file, or the file was changed");
    }
  }

  /** The salt of what it was wrapped under. */
  byte[] salt() {
    return Arrays.copyOfRange(bytes, HEAD_LENGTH - Wrapping.SALT_LENGTH, HEAD_LENGTH);
  }

  KeystoreId id() {
    return KeystoreId.of(bytes, MAGIC_LENGTH);
  }

  byte[] toBytes() {
    return bytes.clone();
  }
}

package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Derivation;
import io.lianzhi.security.envelope.Suite;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The key from which letters' keys are derived. Its bytes never leave the keystore, and it has no
 * text form.
 */
public final class RetentionKey {
  private static final byte[] SALT = "lianzhi retention 1".getBytes(StandardCharsets.US_ASCII);

  private final RetentionKeyId id;
  private final Derivation national;
  private final Derivation international;

  RetentionKey(RetentionKeyId id, byte[] secret) {
    this.id = id;
    this.national = Derivation.from(Suite.NATIONAL, secret, SALT);
    this.international = Derivation.from(Suite.INTERNATIONAL, secret, SALT);
  }

  public RetentionKeyId id() {
    return id;
  }

  /**
   * The key of one part of one letter, by HKDF-SM3 or HKDF-SHA256 (RFC 5869). The same arguments
   * give the same key; handing it out reveals this part of this letter and nothing else.
   *
   * @param letterNumber the letter's number, never used twice under one retention key
   * @param part which content of the letter, such as {@code original} or an addressee's id
   */
  public ContentKey letterKey(Suite suite, long letterNumber, String part) {
    byte[] name = part.getBytes(StandardCharsets.UTF_8);
    byte[] info =
        ByteBuffer.allocate(1 + Long.BYTES + name.length)
            .put(suite.code())
            .putLong(letterNumber)
            .put(name)
            .array();
    return switch (suite) {
      case NATIONAL -> national.contentKey(info);
      case INTERNATIONAL -> international.contentKey(info);
    };
  }
}

package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.ContentKey;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What wraps a file's key: a salt, and the key drawn with it from a passphrase. A process keeps it
 * while it runs, in the place of the passphrase, and so can follow when another one exchanges the
 * file's key. No text form.
 */
final class Wrapping {
  static final int SALT_LENGTH = 32;

  private final byte[] salt;
  private final ContentKey key;

  private Wrapping(byte[] salt, ContentKey key) {
    this.salt = salt;
    this.key = key;
  }

  /** Under a salt of its own. */
  static Wrapping fresh(char[] passphrase) {
    byte[] salt = new byte[SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    return of(passphrase, salt);
  }

  /** The one that has this salt. Takes some tenths of a second. */
  static Wrapping of(char[] passphrase, byte[] salt) {
    return new Wrapping(salt.clone(), PassphraseKey.stretch(passphrase, salt));
  }

  byte[] salt() {
    return salt.clone();
  }

  boolean hasSalt(byte[] other) {
    return Arrays.equals(salt, other);
  }

  ContentKey key() {
    return key;
  }
}

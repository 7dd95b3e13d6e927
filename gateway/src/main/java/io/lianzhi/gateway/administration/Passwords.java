package io.lianzhi.gateway.administration;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Passwords by Argon2id (RFC 9106; 19 MiB, two passes). Only a few at a time are looked at, so that
 * many attempts cost no memory.
 */
final class Passwords {
  static final int LEAST = 12;
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int AT_ONCE = 4;

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT, HASH, 1, KIBIBYTES, PASSES);
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final String nobodys = encoder.encode(OneTimeToken.fresh());

  /**
   * The hash to keep.
   *
   * @throws ObjectionException if it is shorter than 12 characters
   */
  String hash(String password) {
    if (password.codePointCount(0, password.length()) < LEAST) {
      throw Objection.of(
          ObjectionCode.SCHEMA, "password", "口令至少十二个字符。", "A password has at least 12 characters.");
    }
    turns.acquireUninterruptibly();
    try {
      return encoder.encode(password);
    } finally {
      turns.release();
    }
  }

  /** Whether it is the password of that hash; an empty hash costs the same, and never is. */
  boolean matches(String password, String hash) {
    turns.acquireUninterruptibly();
    try {
      boolean same = encoder.matches(password, hash.isEmpty() ? nobodys : hash);
      return same && !hash.isEmpty();
    } finally {
      turns.release();
    }
  }
}

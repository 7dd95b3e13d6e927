package io.lianzhi.security.keys;

/** The retention key was destroyed at the end of its period; what it sealed is gone for good. */
public final class KeyDestroyedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyDestroyedException(RetentionKeyId id) {
    super("the retention key of " + id + " was destroyed");
  }
}

package io.lianzhi.security.keys;

/** The keystore file cannot be read or written; the message says which file and what to do. */
public class KeystoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeystoreException(String message) {
    super(message);
  }

  KeystoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.lianzhi.security.keys;

/** The passphrase is not the one of this keystore, or the file was changed: the two look alike. */
public final class WrongPassphraseException extends KeystoreException {
  private static final long serialVersionUID = 1L;

  WrongPassphraseException(String message) {
    super(message);
  }
}

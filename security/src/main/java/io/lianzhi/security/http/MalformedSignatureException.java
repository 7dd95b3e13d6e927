package io.lianzhi.security.http;

/** What the signature fields say cannot be understood or does not fit the message. */
final class MalformedSignatureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedSignatureException(String message) {
    super(message);
  }
}

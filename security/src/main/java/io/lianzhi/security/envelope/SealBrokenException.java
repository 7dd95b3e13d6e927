package io.lianzhi.security.envelope;

/** Sealed content does not open. It never says why: key, context and bytes are not told apart. */
public final class SealBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SealBrokenException() {
    super("the seal does not open");
  }
}

package io.lianzhi.security.cms;

/**
 * How a message is written. All are read; the standard's is the one to write, the others are for a
 * peer whose library is older, and for stand-ins of such peers.
 */
public enum SealForm {
  /** GM/T 0009: signatures as {@code SEQUENCE(r, s)}, keys as {@code SEQUENCE(x, y, C3, C2)}. */
  STANDARD,
  /** Signatures as r‖s of 64 bytes. */
  RAW_SIGNATURE,
  /** Keys as x‖y‖C3‖C2, without the byte 04 before the point. */
  RAW_C1C3C2,
  /** Keys as 04‖x‖y‖C2‖C3, the order before GM/T 0003. */
  RAW_C1C2C3,
  /**
   * {@code SignedAndEnvelopedData}, signed and enveloped in one. Its signature stands in clear: who
   * guesses the content can tell by it that the guess is right.
   */
  IN_ONE
}

package io.lianzhi.security.http;

/** The message is not to be believed. */
public record RefusedMessage(Kind kind) implements Verification {
  /** Why, as far as the sender may know. */
  public enum Kind {
    /** There is no signature for this hub. */
    MISSING,
    /** The signature fields cannot be understood, or do not fit the message. */
    MALFORMED,
    /** The signature leaves out something that must be signed. */
    UNCOVERED,
    /** The content is not the one of Content-Digest. */
    DIGEST_MISMATCH,
    /** Signed too long ago, or in the future, or expired by its own word. */
    OUTSIDE_WINDOW,
    /** Nobody is known by this key id. */
    UNKNOWN_KEY,
    /** The signature is wrong; there is nothing more to say. */
    BAD
  }
}

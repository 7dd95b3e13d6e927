package io.lianzhi.security.xml;

/** The message is not to be believed. */
public record RefusedSoap(Kind kind) implements SoapVerification {
  /** Why, as far as the sender may know. */
  public enum Kind {
    /** Not a well-formed SOAP 1.2 message, or with a document type declaration. */
    MALFORMED,
    /** There is no signature, token or time stamp. */
    MISSING,
    /** The signature is not over exactly the body and the time stamp of this message. */
    UNCOVERED,
    /** An algorithm that is not allowed. */
    ALGORITHM,
    /** The time stamp is too old, in the future or without an end. */
    OUTSIDE_WINDOW,
    /** The certificate is not one that the line trusts. */
    UNTRUSTED,
    /** The signature is wrong; there is nothing more to say. */
    BAD
  }
}

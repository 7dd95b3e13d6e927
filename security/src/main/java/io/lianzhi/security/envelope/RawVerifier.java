package io.lianzhi.security.envelope;

/** Verifies with one public key; elliptic-curve signatures have the fixed form r‖s of 64 bytes. */
@FunctionalInterface
interface RawVerifier {
  boolean verify(byte[] message, byte[] signature);
}

package io.lianzhi.security.envelope;

/** Signs with one private key; elliptic-curve signatures have the fixed form r‖s of 64 bytes. */
@FunctionalInterface
interface RawSigner {
  byte[] sign(byte[] message);
}

package io.lianzhi.security.http;

import io.lianzhi.security.envelope.SignatureAlgorithm;

/** Names of algorithms in RFC 9421, with the private name {@code sm2-sm3}. */
final class HttpAlgorithms {
  private HttpAlgorithms() {}

  static String name(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SM2_SM3 -> "sm2-sm3";
      case ECDSA_P256_SHA256 -> "ecdsa-p256-sha256";
      case ED25519 -> "ed25519";
      case RSA_SHA256 -> "rsa-v1_5-sha256";
    };
  }
}

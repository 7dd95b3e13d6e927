package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.SigningKey;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/** A private key without an encoded form. */
final class OpaquePrivateKey implements PrivateKey {
  private static final long serialVersionUID = 1L;

  private final transient SigningKey key;

  OpaquePrivateKey(SigningKey key) {
    this.key = key;
  }

  SigningKey signingKey() {
    return key;
  }

  @Override
  public String getAlgorithm() {
    return switch (key.algorithm()) {
      case SM2_SM3, ECDSA_P256_SHA256 -> "EC";
      case ED25519 -> "Ed25519";
      case RSA_SHA256 -> "RSA";
    };
  }

  @Override
  public @Nullable String getFormat() {
    return null;
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a private key stays where it is");
  }
}

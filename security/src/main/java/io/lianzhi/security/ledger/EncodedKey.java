package io.lianzhi.security.ledger;

import java.io.IOException;
import java.security.PublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A key that is only its encoding: no provider has to know it. */
final class EncodedKey implements PublicKey {
  private static final long serialVersionUID = 1L;

  private final byte[] encoded;

  EncodedKey(SubjectPublicKeyInfo info) {
    try {
      encoded = info.getEncoded();
    } catch (IOException e) {
      throw new IllegalArgumentException("not a public key of X.509 form", e);
    }
  }

  @Override
  public String getAlgorithm() {
    return "X.509";
  }

  @Override
  public String getFormat() {
    return "X.509";
  }

  @Override
  public byte[] getEncoded() {
    return encoded.clone();
  }
}

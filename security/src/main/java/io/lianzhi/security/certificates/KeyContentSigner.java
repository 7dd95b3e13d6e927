package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** Lets a {@link SigningKey} sign certificates and requests for them. */
final class KeyContentSigner implements ContentSigner {
  private final SigningKey key;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  KeyContentSigner(SigningKey key) {
    this.key = key;
  }

  /** How X.509 names a signature of this algorithm. */
  static AlgorithmIdentifier identifier(SignatureAlgorithm algorithm) {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm.jcaName());
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return identifier(key.algorithm());
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    return key.sign(content.toByteArray());
  }
}

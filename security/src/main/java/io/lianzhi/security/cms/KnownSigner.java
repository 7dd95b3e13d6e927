package io.lianzhi.security.cms;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.envelope.VerificationKey;
import java.security.cert.X509Certificate;

/** A signer whose certificate the caller trusts, with its key ready to verify. */
public record KnownSigner(X509Certificate certificate, VerificationKey key) {
  public static KnownSigner of(X509Certificate certificate) {
    return new KnownSigner(
        certificate, VerificationKey.of(Certificates.fingerprint(certificate), certificate));
  }
}

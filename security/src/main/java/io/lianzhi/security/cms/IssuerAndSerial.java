package io.lianzhi.security.cms;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** How a message names a certificate. */
final class IssuerAndSerial {
  private IssuerAndSerial() {}

  /** The DER element that stands for this certificate. */
  static byte[] of(X509Certificate certificate) {
    try {
      var holder = new JcaX509CertificateHolder(certificate);
      return new IssuerAndSerialNumber(holder.getIssuer(), holder.getSerialNumber())
          .getEncoded(ASN1Encoding.DER);
    } catch (CertificateEncodingException | IOException e) {
      throw new IllegalArgumentException("a certificate without a DER form", e);
    }
  }
}

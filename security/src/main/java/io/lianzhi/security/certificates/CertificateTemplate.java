package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.SigningKey;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/** A certificate before it is signed: RFC 5280 profile, 126-bit random serial number. */
final class CertificateTemplate {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 126;

  private final X509v3CertificateBuilder builder;

  CertificateTemplate(X500Name issuer, X500Name subject, Validity validity, PublicKey key) {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
    BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS);
    Date from = Date.from(validity.from());
    Date until = Date.from(validity.until());
    this.builder =
        new X509v3CertificateBuilder(issuer, serial, from, until, Locale.ROOT, subject, info);
    add(Extension.subjectKeyIdentifier, false, utilities().createSubjectKeyIdentifier(info));
  }

  /**
   * An authority.
   *
   * @param pathLength how many authorities may stand between it and an end certificate
   */
  CertificateTemplate authority(int pathLength) {
    add(Extension.basicConstraints, true, new BasicConstraints(pathLength));
    add(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return this;
  }

  CertificateTemplate signing() {
    add(Extension.basicConstraints, true, new BasicConstraints(false));
    int usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    add(Extension.keyUsage, true, new KeyUsage(usage));
    return this;
  }

  CertificateTemplate encryption() {
    add(Extension.basicConstraints, true, new BasicConstraints(false));
    int usage = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement;
    add(Extension.keyUsage, true, new KeyUsage(usage));
    return this;
  }

  CertificateTemplate tls(KeyPurposeId... purposes) {
    add(Extension.basicConstraints, true, new BasicConstraints(false));
    add(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    return this;
  }

  CertificateTemplate hosts(List<String> hosts) {
    GeneralName[] names =
        hosts.stream().map(CertificateTemplate::hostName).toArray(GeneralName[]::new);
    add(Extension.subjectAlternativeName, false, new GeneralNames(names));
    return this;
  }

  CertificateTemplate issuedBy(PublicKey issuer) {
    var info = SubjectPublicKeyInfo.getInstance(issuer.getEncoded());
    add(Extension.authorityKeyIdentifier, false, utilities().createAuthorityKeyIdentifier(info));
    return this;
  }

  CertificateTemplate revocationList(URI place) {
    GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, place.toString());
    DistributionPointName at = new DistributionPointName(new GeneralNames(name));
    DistributionPoint point = new DistributionPoint(at, null, null);
    add(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
    return this;
  }

  X509Certificate sign(SigningKey key) {
    try {
      return Certificates.parse(builder.build(new KeyContentSigner(key)).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("a certificate always has a DER form", e);
    }
  }

  private void add(
      org.bouncycastle.asn1.ASN1ObjectIdentifier id,
      boolean critical,
      org.bouncycastle.asn1.ASN1Encodable value) {
    try {
      builder.addExtension(id, critical, value);
    } catch (IOException e) {
      throw new IllegalStateException("an extension always has a DER form", e);
    }
  }

  private static X509ExtensionUtils utilities() {
    return new BcX509ExtensionUtils();
  }

  private static GeneralName hostName(String host) {
    boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }
}

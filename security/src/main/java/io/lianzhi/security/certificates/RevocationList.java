package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.VerificationKey;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/**
 * A list of the certificates that an authority has withdrawn (RFC 5280, 5): whole, never a delta.
 */
public final class RevocationList {
  private final byte[] der;
  private final ASN1ObjectIdentifier algorithm;
  private final byte[] signed;
  private final byte[] signature;
  private final BigInteger number;
  private final Instant next;
  private final Map<BigInteger, Integer> reasons;

  private RevocationList(X509CRLHolder list) throws IOException {
    CertificateList structure = list.toASN1Structure();
    if (structure.getSignature().getPadBits() != 0) {
      throw new IOException("a signature of broken bytes");
    }
    der = structure.getEncoded(ASN1Encoding.DER);
    algorithm = structure.getSignatureAlgorithm().getAlgorithm();
    signed = structure.getTBSCertList().getEncoded(ASN1Encoding.DER);
    signature = structure.getSignature().getOctets();
    number =
        CRLNumber.getInstance(list.getExtension(Extension.cRLNumber).getParsedValue())
            .getCRLNumber();
    next = list.getNextUpdate().toInstant();
    reasons = reasons(list);
  }

  private static Map<BigInteger, Integer> reasons(X509CRLHolder list) {
    Map<BigInteger, Integer> reasons = new HashMap<>();
    for (Object entry : list.getRevokedCertificates()) {
      X509CRLEntryHolder revoked = (X509CRLEntryHolder) entry;
      reasons.put(revoked.getSerialNumber(), reason(revoked));
    }
    return Map.copyOf(reasons);
  }

  private static int reason(X509CRLEntryHolder entry) {
    Extension reason = entry.getExtension(Extension.reasonCode);
    return reason == null
        ? CRLReason.unspecified
        : CRLReason.getInstance(reason.getParsedValue()).getValue().intValue();
  }

  /**
   * One of them.
   *
   * @param reason of RFC 5280 (5.3.1)
   */
  public record Entry(BigInteger serial, Instant since, int reason) {}

  /**
   * Signs a new list.
   *
   * @param number greater than that of any list of this authority before
   * @param validity when it is made, and when there will be a newer one at the latest
   */
  static RevocationList sign(
      Identity authority, long number, Validity validity, List<Entry> entries) {
    X500Name issuer =
        X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
    var builder = new X509v2CRLBuilder(issuer, Date.from(validity.from()));
    builder.setNextUpdate(Date.from(validity.until()));
    for (Entry entry : entries) {
      builder.addCRLEntry(entry.serial(), Date.from(entry.since()), entry.reason());
    }
    try {
      var info = SubjectPublicKeyInfo.getInstance(authority.publicKey().getEncoded());
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new BcX509ExtensionUtils().createAuthorityKeyIdentifier(info));
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
      return new RevocationList(
          builder.build(new KeyContentSigner(authority.signingKey("authority"))));
    } catch (IOException e) {
      throw new IllegalStateException("a list always has a DER form", e);
    }
  }

  /**
   * Reads a list, all of it; who signed it is asked by {@link #isOf}.
   *
   * @throws IllegalArgumentException if it is none in its one DER form, or lacks its number or the
   *     time of the next
   */
  public static RevocationList parse(byte[] der) {
    try {
      RevocationList list = new RevocationList(new X509CRLHolder(der));
      if (!Arrays.equals(list.der, der)) {
        throw new IOException("not the one DER form");
      }
      return list;
    } catch (IOException | RuntimeException e) {
      // Parsers of foreign bytes throw anything; the answer is the same.
      throw new IllegalArgumentException("not a list of revoked certificates", e);
    }
  }

  public byte[] der() {
    return der.clone();
  }

  /** Whether that key signed it. */
  public boolean isOf(PublicKey authority) {
    VerificationKey key = VerificationKey.of("authority", authority);
    return algorithm.equals(KeyContentSigner.identifier(key.algorithm()).getAlgorithm())
        && key.verify(signed, signature);
  }

  /** The number of the list; it grows. */
  public BigInteger number() {
    return number;
  }

  /** When there will be a newer one at the latest. */
  public Instant next() {
    return next;
  }

  /** The reason for which a certificate is on it, where it is. */
  public Optional<Integer> reason(BigInteger serial) {
    return Optional.ofNullable(reasons.get(serial));
  }
}

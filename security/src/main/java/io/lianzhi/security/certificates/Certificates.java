package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;

/** Reads X.509 certificates of both suites and names them. */
public final class Certificates {
  private Certificates() {}

  /**
   * Reads one DER certificate. Its signature is not checked; see {@link ChainValidator}.
   *
   * @throws IllegalArgumentException if it is not a certificate in its one DER form, or its key
   *     cannot be read
   */
  public static X509Certificate parse(byte[] der) {
    try {
      X509CertificateHolder holder = new X509CertificateHolder(der);
      requireCanonical(holder, der);
      CertificateFactory factory =
          isSm2(holder)
              ? CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER)
              : CertificateFactory.getInstance("X.509");
      return readable(factory.generateCertificate(new ByteArrayInputStream(der)));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Parsers of foreign bytes throw anything; the answer is the same.
      throw new IllegalArgumentException("not an X.509 certificate", e);
    }
  }

  /** Bouncy Castle has no key where it cannot read one. */
  private static X509Certificate readable(Certificate certificate) throws IOException {
    if (Optional.ofNullable(certificate.getPublicKey()).isEmpty()) {
      throw new IOException("a certificate without a key");
    }
    return (X509Certificate) certificate;
  }

  /** The SHA-256 of the DER form in 64 lower-case hexadecimal digits. */
  public static String fingerprint(X509Certificate certificate) {
    return digest(der(certificate));
  }

  /** The SHA-256 of a public key's X.509 form in 64 lower-case hexadecimal digits. */
  public static String keyDigest(PublicKey key) {
    return digest(key.getEncoded());
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The DER form, exactly as it was read. */
  public static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without a DER form", e);
    }
  }

  /**
   * How the certificate's key signs.
   *
   * @throws IllegalArgumentException if no suite has this kind of key
   */
  public static SignatureAlgorithm algorithm(X509Certificate certificate) {
    return SignatureAlgorithm.of(certificate.getPublicKey());
  }

  /** One certificate has one encoding, and so one fingerprint. */
  private static void requireCanonical(X509CertificateHolder holder, byte[] der)
      throws IOException {
    var structure = holder.toASN1Structure();
    if (structure.getSignature().getPadBits() != 0
        || !Arrays.equals(structure.getEncoded(ASN1Encoding.DER), der)) {
      throw new IOException("not the one DER form");
    }
  }

  private static boolean isSm2(X509CertificateHolder holder) {
    return GMObjectIdentifiers.sm2p256v1.equals(
        holder.getSubjectPublicKeyInfo().getAlgorithm().getParameters());
  }
}

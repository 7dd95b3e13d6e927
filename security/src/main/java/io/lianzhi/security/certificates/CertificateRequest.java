package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.VerificationKey;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/**
 * A request for a certificate (PKCS #10, RFC 2986) whose signature proves that whoever made it
 * holds the key; who that is, it does not prove. What else it asks for, its attributes, is not
 * looked at: what a certificate is for, its authority says.
 */
public final class CertificateRequest {
  private static final int LONGEST = 16 * 1024;

  private final PKCS10CertificationRequest request;
  private final PublicKey publicKey;

  private CertificateRequest(PKCS10CertificationRequest request) {
    this.request = request;
    this.publicKey = KeyCodec.publicKey(request.getSubjectPublicKeyInfo());
  }

  /**
   * A request for this key under a distinguished name of RFC 4514, without attributes; pure but for
   * the signature's random number.
   */
  public static CertificateRequest of(String subject, SigningKey key) {
    var info = SubjectPublicKeyInfo.getInstance(key.publicKey().getEncoded());
    var builder = new PKCS10CertificationRequestBuilder(new X500Name(subject), info);
    return new CertificateRequest(builder.build(new KeyContentSigner(key)));
  }

  /**
   * Reads a foreign request and checks that its own key signed it.
   *
   * @throws IllegalArgumentException if it is longer than 16 KiB, not a request in its one DER
   *     form, of a key that no suite has, or not signed by that key as the key's suite signs
   */
  public static CertificateRequest parse(byte[] der) {
    try {
      if (der.length > LONGEST) {
        throw new IOException("longer than " + LONGEST);
      }
      CertificateRequest request = new CertificateRequest(new PKCS10CertificationRequest(der));
      request.requireCanonical(der);
      request.requirePossession();
      return request;
    } catch (IOException | RuntimeException e) {
      // Parsers of foreign bytes throw anything; the answer is the same.
      throw new IllegalArgumentException("not a request for a certificate", e);
    }
  }

  /**
   * Reads a foreign request in PEM form (RFC 7468), alone in its text, and checks it as {@link
   * #parse} does.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public static CertificateRequest parsePem(String text) {
    return parse(Pem.only(text, "CERTIFICATE REQUEST"));
  }

  /** In PEM form. */
  public String pem() {
    return Pem.encode("CERTIFICATE REQUEST", der());
  }

  /** The one DER form. */
  public byte[] der() {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a request always has a DER form", e);
    }
  }

  /** The name that it asks for, as RFC 4514 writes it. */
  public String subject() {
    return name().toString();
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  X500Name name() {
    return request.getSubject();
  }

  private void requireCanonical(byte[] der) throws IOException {
    CertificationRequest structure = request.toASN1Structure();
    if (structure.getSignature().getPadBits() != 0
        || !Arrays.equals(structure.getEncoded(ASN1Encoding.DER), der)) {
      throw new IOException("not the one DER form");
    }
  }

  private void requirePossession() throws IOException {
    VerificationKey key = VerificationKey.of("request", publicKey);
    var named = request.getSignatureAlgorithm().getAlgorithm();
    byte[] signed =
        request.toASN1Structure().getCertificationRequestInfo().getEncoded(ASN1Encoding.DER);
    if (!named.equals(KeyContentSigner.identifier(key.algorithm()).getAlgorithm())
        || !key.verify(signed, request.getSignature())) {
      throw new IOException("not signed by its own key");
    }
  }
}

package io.lianzhi.security.xml;

import io.lianzhi.security.certificates.BouncyCastle;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.xml.RefusedSoap.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * Verifies SOAP 1.2 messages signed by WS-Security 1.1 with an X.509 token: the signature must be
 * over exactly the Body of the Envelope and the Timestamp of its one Security header. Whoever reads
 * the same bytes by position (Envelope, then Body) reads what was signed. Safe for any number of
 * threads.
 */
public final class SoapVerifier {
  private final Predicate<X509Certificate> trust;
  private final SoapWindow window;

  /**
   * A verifier for one line.
   *
   * @param trust whether a certificate may sign on this line now; called before its key is used
   */
  public SoapVerifier(Predicate<X509Certificate> trust, SoapWindow window) {
    this.trust = trust;
    this.window = window;
  }

  /** Checks a message; never throws for anything that is in it. */
  public SoapVerification verify(byte[] message, Instant now) {
    try {
      SignedEnvelope envelope = SignedEnvelope.of(HardenedXml.parse(message).getDocumentElement());
      Instant created = freshTime(envelope.timestamp(), now);
      X509Certificate certificate = SecurityToken.certificate(envelope);
      return verify(envelope, created, certificate);
    } catch (SoapRefusedException e) {
      return e.refusal();
    }
  }

  private SoapVerification verify(
      SignedEnvelope envelope, Instant created, X509Certificate certificate) {
    SignatureAlgorithm algorithm = trusted(certificate);
    DOMValidateContext context = context(envelope, certificate);
    try {
      XMLSignature signature =
          XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      SignaturePolicy.check(signature, envelope, algorithm);
      if (!signature.validate(context)) {
        throw new SoapRefusedException(Kind.BAD);
      }
      byte[] signedInfo = bytes(signature.getSignedInfo().getCanonicalizedData());
      byte[] value = signature.getSignatureValue().getValue();
      return new VerifiedSoap(certificate, created, signedInfo, value);
    } catch (MarshalException e) {
      throw new SoapRefusedException(Kind.ALGORITHM);
    } catch (XMLSignatureException e) {
      throw new SoapRefusedException(Kind.BAD);
    }
  }

  private SignatureAlgorithm trusted(X509Certificate certificate) {
    if (!trust.test(certificate)) {
      throw new SoapRefusedException(Kind.UNTRUSTED);
    }
    try {
      return VerificationKey.of("soap", certificate).algorithm();
    } catch (IllegalArgumentException e) {
      throw new SoapRefusedException(Kind.ALGORITHM);
    }
  }

  private static DOMValidateContext context(SignedEnvelope envelope, X509Certificate certificate) {
    KeySelector key = KeySelector.singletonKeySelector(certificate.getPublicKey());
    DOMValidateContext context = new DOMValidateContext(key, envelope.signature());
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    // The platform's own P-256 is dearer.
    context.setProperty("org.jcp.xml.dsig.internal.dom.SignatureProvider", BouncyCastle.PROVIDER);
    context.setIdAttributeNS(envelope.body(), Elements.UTILITY, "Id");
    context.setIdAttributeNS(envelope.timestamp(), Elements.UTILITY, "Id");
    return context;
  }

  private Instant freshTime(Element timestamp, Instant now) {
    Instant created = time(timestamp, "Created");
    if (!window.holds(created, time(timestamp, "Expires"), now)) {
      throw new SoapRefusedException(Kind.OUTSIDE_WINDOW);
    }
    return created;
  }

  private static Instant time(Element timestamp, String name) {
    Element time = Elements.only(timestamp, Elements.UTILITY, name, Kind.OUTSIDE_WINDOW);
    try {
      return OffsetDateTime.parse(Elements.text(time)).toInstant();
    } catch (DateTimeException e) {
      throw new SoapRefusedException(Kind.OUTSIDE_WINDOW);
    }
  }

  private static byte[] bytes(InputStream data) {
    try (data) {
      return data.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }
}

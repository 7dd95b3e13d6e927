package io.lianzhi.security.xml;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.xml.RefusedSoap.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;

/**
 * Which XML signatures are looked at at all: exclusive canonicalisation, SHA-256 (or longer), RSA
 * or ECDSA with the kind of key that the certificate has, and exactly two references: body and time
 * stamp.
 */
final class SignaturePolicy {
  private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  private static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  private static final Set<String> DIGESTS = Set.of(DigestMethod.SHA256, DigestMethod.SHA512);

  private SignaturePolicy() {}

  static void check(XMLSignature signature, SignedEnvelope envelope, SignatureAlgorithm algorithm) {
    SignedInfo info = signature.getSignedInfo();
    if (!signature.getObjects().isEmpty()) {
      throw new SoapRefusedException(Kind.UNCOVERED);
    }
    if (!info.getCanonicalizationMethod().getAlgorithm().equals(CanonicalizationMethod.EXCLUSIVE)
        || !info.getSignatureMethod().getAlgorithm().equals(method(algorithm))) {
      throw new SoapRefusedException(Kind.ALGORITHM);
    }
    checkReferences(info.getReferences(), envelope);
  }

  private static void checkReferences(List<Reference> references, SignedEnvelope envelope) {
    Set<String> covered =
        references.stream().map(r -> String.valueOf(r.getURI())).collect(Collectors.toSet());
    Set<String> wanted =
        Set.of(
            "#" + SignedEnvelope.id(envelope.body()),
            "#" + SignedEnvelope.id(envelope.timestamp()));
    if (references.size() != wanted.size() || !covered.equals(wanted)) {
      throw new SoapRefusedException(Kind.UNCOVERED);
    }
    if (!references.stream().allMatch(SignaturePolicy::isPlain)) {
      throw new SoapRefusedException(Kind.ALGORITHM);
    }
  }

  private static boolean isPlain(Reference reference) {
    List<Transform> transforms = reference.getTransforms();
    return DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
        && transforms.size() == 1
        && transforms.getFirst().getAlgorithm().equals(CanonicalizationMethod.EXCLUSIVE);
  }

  private static String method(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_SHA256 -> RSA_SHA256;
      case ECDSA_P256_SHA256 -> ECDSA_SHA256;
      case SM2_SM3, ED25519 -> throw new SoapRefusedException(Kind.ALGORITHM);
    };
  }
}

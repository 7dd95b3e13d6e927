package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.security.certificates.ChainValidator;
import io.lianzhi.security.certificates.ChainVerdict;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What must hold of a certificate that a foreign authority issued. */
final class ForeignChain {
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;

  private ForeignChain() {}

  /**
   * Checks a chain by RFC 5280, from the certificate to its self-signed authority at the end.
   *
   * @throws ObjectionException if it does not hold now, or is not for the purpose
   */
  static void require(List<X509Certificate> chain, Purpose purpose, Instant now) {
    objectIf(
        chain.size() < 2,
        "须附上级证书，直至自签名的根。",
        "The certificates of its authorities are needed, up to the self-signed one.");
    ChainVerdict verdict = new ChainValidator(List.of(chain.getLast())).validate(chain, now);
    objectIf(
        verdict != ChainVerdict.TRUSTED || chain.getFirst().getBasicConstraints() >= 0,
        "证书链不成立：" + verdict + "。",
        "The chain does not hold: " + verdict + ".");
    objectIf(
        !isFor(chain.getFirst(), purpose),
        "证书的密钥用法不合用途 " + purpose + "。",
        "By its key usage the certificate is not for " + purpose + ".");
  }

  /**
   * Checks a certificate's dates alone.
   *
   * @throws ObjectionException if it holds not yet, or no more
   */
  static void requireInForce(List<X509Certificate> chain, Instant now) {
    objectIf(
        !Credentials.isInForce(chain.getFirst(), now),
        "证书不在有效期内。",
        "The certificate is outside its days.");
  }

  private static boolean isFor(X509Certificate certificate, Purpose purpose) {
    return switch (purpose) {
      case TLS_CLIENT -> has(certificate, DIGITAL_SIGNATURE) && mayBeClient(certificate);
      case SIGNING -> has(certificate, DIGITAL_SIGNATURE);
      case ENCRYPTION -> has(certificate, KEY_ENCIPHERMENT);
    };
  }

  /** What says nothing about its usage may be used for all (RFC 5280, 4.2.1.3). */
  private static boolean has(X509Certificate certificate, int usage) {
    boolean[] usages = certificate.getKeyUsage();
    return usages == null || usages[usage];
  }

  private static boolean mayBeClient(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getExtendedKeyUsage())
          .map(uses -> uses.contains(CLIENT_AUTH))
          .orElse(true);
    } catch (CertificateParsingException damaged) {
      return false;
    }
  }

  private static void objectIf(boolean wrong, String chinese, String english) {
    if (wrong) {
      throw Objection.of(ObjectionCode.SCHEMA, "chain", chinese, english);
    }
  }
}

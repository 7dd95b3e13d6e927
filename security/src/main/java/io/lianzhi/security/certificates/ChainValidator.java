package io.lianzhi.security.certificates;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Validates chains of both suites by RFC 5280 against given anchors at a given time. Revocation is
 * the credential register's: a partner's certificate is withdrawn there, at once.
 */
public final class ChainValidator {
  private static final int LONGEST_CHAIN = 8;
  private static final int DIGITAL_SIGNATURE = 0;

  private final Set<TrustAnchor> anchors;
  private final Set<X509Certificate> anchorCertificates;

  /**
   * A validator.
   *
   * @param anchors certificates trusted by themselves: authorities, or single pinned certificates
   */
  public ChainValidator(Collection<X509Certificate> anchors) {
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException("without an anchor nothing can be trusted");
    }
    this.anchorCertificates = Set.copyOf(anchors);
    this.anchors =
        anchors.stream()
            .map(anchor -> new TrustAnchor(anchor, null))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether the first certificate of {@code chain} may sign messages at {@code time}.
   *
   * @param chain the signer's certificate first; the anchor itself may be at the end or be missing
   */
  public ChainVerdict validateSigner(List<X509Certificate> chain, Instant time) {
    ChainVerdict verdict = validate(chain, time);
    boolean signs = verdict == ChainVerdict.TRUSTED && maySign(chain.getFirst());
    return verdict == ChainVerdict.TRUSTED && !signs ? ChainVerdict.NOT_FOR_SIGNING : verdict;
  }

  /** Whether {@code chain} leads to an anchor at {@code time}, whatever its first key is for. */
  public ChainVerdict validate(List<X509Certificate> chain, Instant time) {
    if (chain.isEmpty() || chain.size() > LONGEST_CHAIN) {
      return ChainVerdict.UNTRUSTED;
    }
    if (chain.stream().anyMatch(each -> each.getNotAfter().toInstant().isBefore(time))) {
      return ChainVerdict.EXPIRED;
    }
    if (chain.stream().anyMatch(each -> each.getNotBefore().toInstant().isAfter(time))) {
      return ChainVerdict.NOT_YET_VALID;
    }
    return leadsToAnchor(chain, time) ? ChainVerdict.TRUSTED : ChainVerdict.UNTRUSTED;
  }

  private boolean leadsToAnchor(List<X509Certificate> chain, Instant time) {
    if (anchorCertificates.contains(chain.getFirst())) {
      return true;
    }
    try {
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      CertPath path = path(chain);
      var result =
          (PKIXCertPathValidatorResult)
              CertPathValidator.getInstance("PKIX", BouncyCastle.PROVIDER)
                  .validate(path, parameters);
      return mayIssue(result.getTrustAnchor().getTrustedCert(), path.getCertificates().size());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * RFC 5280 leaves the anchor's own constraints to whoever trusts it: a pinned end certificate
   * issues nothing (-1), and an authority as deep as it says itself.
   */
  private static boolean mayIssue(X509Certificate anchor, int below) {
    return anchor.getBasicConstraints() >= below - 1;
  }

  private CertPath path(List<X509Certificate> chain) throws GeneralSecurityException {
    List<X509Certificate> belowAnchor =
        chain.stream().takeWhile(certificate -> !anchorCertificates.contains(certificate)).toList();
    return CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER)
        .generateCertPath(belowAnchor);
  }

  private static boolean maySign(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage != null && usage[DIGITAL_SIGNATURE];
  }
}

package io.lianzhi.security.certificates;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Sorts the certificates of one file: whose key it is, and who issued that. A renewed certificate
 * stands beside the one that it follows, so there may be several of the first kind.
 */
public final class CertificateChains {
  private static final int LONGEST = 8;

  private final List<X509Certificate> all;

  private CertificateChains(List<X509Certificate> all) {
    this.all = all.stream().distinct().toList();
  }

  /**
   * One chain for each certificate that issued no other of them: itself first, then those of its
   * issuers that are there. Dates are not looked at.
   *
   * @throws IllegalArgumentException if one that issued none is of an authority under another one:
   *     it is somebody's issuer, and who it belongs to is missing
   */
  public static List<List<X509Certificate>> of(List<X509Certificate> certificates) {
    return new CertificateChains(certificates).chains();
  }

  private List<List<X509Certificate>> chains() {
    List<List<X509Certificate>> chains = new ArrayList<>();
    for (X509Certificate certificate : all) {
      if (all.stream().noneMatch(other -> issued(certificate, other))) {
        requireNoIntermediate(certificate);
        chains.add(chain(certificate));
      }
    }
    return List.copyOf(chains);
  }

  private List<X509Certificate> chain(X509Certificate first) {
    List<X509Certificate> chain = new ArrayList<>(List.of(first));
    Optional<X509Certificate> issuer = issuer(first);
    while (issuer.isPresent() && chain.size() < LONGEST) {
      chain.add(issuer.get());
      issuer = issuer(issuer.get());
    }
    return List.copyOf(chain);
  }

  private Optional<X509Certificate> issuer(X509Certificate certificate) {
    return all.stream().filter(other -> issued(other, certificate)).findFirst();
  }

  /** Whether one issued the other; what vouches for itself was issued by nobody else. */
  static boolean issued(X509Certificate issuer, X509Certificate certificate) {
    return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
        && !isSignedBy(certificate, certificate)
        && isSignedBy(certificate, issuer);
  }

  private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      return new JcaX509CertificateHolder(certificate)
          .isSignatureValid(
              new JcaContentVerifierProviderBuilder()
                  .setProvider(BouncyCastle.PROVIDER)
                  .build(new JcaX509CertificateHolder(issuer)));
    } catch (CertException
        | CertificateException
        | OperatorCreationException
        | RuntimeOperatorException e) {
      return false;
    }
  }

  private static void requireNoIntermediate(X509Certificate certificate) {
    if (certificate.getBasicConstraints() >= 0 && !isSignedBy(certificate, certificate)) {
      throw new IllegalArgumentException(
          "an authority's certificate that issued none of the others: "
              + certificate.getSubjectX500Principal());
    }
  }
}

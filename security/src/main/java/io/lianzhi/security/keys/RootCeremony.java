package io.lianzhi.security.keys;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts authorities of one keystore under roots of another, which is then kept apart: the roots are
 * needed to certify, and for nothing else. An authority keeps its name and its key, so that
 * everything that it issued stays good; what the keystore shows of it leads to the root from then
 * on.
 */
public final class RootCeremony {
  private final Keystore keystore;
  private final Keystore root;
  private final Validity validity;

  /**
   * @param validity of new roots, and of what they certify
   */
  public RootCeremony(Keystore keystore, Keystore root, Validity validity) {
    this.keystore = keystore;
    this.root = root;
    this.validity = validity;
  }

  /**
   * Certifies one authority.
   *
   * @param authority its name in its keystore, and its root's in the other, where the root is made
   *     if there is none
   * @param subject of a new root, a distinguished name of RFC 4514
   * @param identities names of those that the authority may have issued, former and next ones
   *     included
   * @return the root's certificate
   * @throws IllegalArgumentException if there is no such authority
   */
  public X509Certificate certify(String authority, String subject, Collection<String> identities) {
    Identity before =
        keystore
            .identity(authority)
            .orElseThrow(() ->
                new IllegalArgumentException("there is no authority yet: start the hub once"));
    CertificateAuthority above = root(authority, subject, before);
    Identity after = above.certify(CertificateAuthority.of(before), validity);
    keystore.putIdentity(authority, after);
    identities.forEach(
        name -> keystore.succession(name).replaceEach(issued -> leadingTo(after, issued)));
    return above.identity().certificate();
  }

  private CertificateAuthority root(String name, String subject, Identity authority) {
    return CertificateAuthority.of(
        root.identityOrCreate(
            name,
            () ->
                CertificateAuthority.createRoot(
                        subject, Certificates.algorithm(authority.certificate()), validity)
                    .identity()));
  }

  private static Identity leadingTo(Identity authority, Identity issued) {
    if (!CertificateAuthority.of(authority).issued(issued.certificate())) {
      return issued;
    }
    List<X509Certificate> chain =
        Stream.concat(Stream.of(issued.certificate()), authority.chain().stream()).toList();
    return Identity.of(issued.privateKey(), chain);
  }
}

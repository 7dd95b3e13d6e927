package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.net.URI;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * A small certificate authority for the sandbox and for a hub's first start; a production hub
 * usually has certificates of a licensed authority instead. Subjects are distinguished names of RFC
 * 4514, such as {@code CN=hub,O=Jinhua}.
 */
public final class CertificateAuthority {
  private final Identity identity;
  private final SigningKey key;
  private final Optional<URI> revocationList;

  private CertificateAuthority(Identity identity) {
    this(identity, identity.signingKey("authority"), Optional.empty());
  }

  private CertificateAuthority(Identity identity, SigningKey key, Optional<URI> revocationList) {
    this.identity = identity;
    this.key = key;
    this.revocationList = revocationList;
  }

  /** A new self-signed authority, which issues end certificates only (path length 0). */
  public static CertificateAuthority create(
      String subject, SignatureAlgorithm algorithm, Validity validity) {
    return create(subject, algorithm, validity, 0);
  }

  /** A new self-signed root, which certifies authorities that issue end certificates. */
  public static CertificateAuthority createRoot(
      String subject, SignatureAlgorithm algorithm, Validity validity) {
    return create(subject, algorithm, validity, 1);
  }

  private static CertificateAuthority create(
      String subject, SignatureAlgorithm algorithm, Validity validity, int pathLength) {
    KeyPair pair = KeyCodec.generate(algorithm);
    X500Name name = new X500Name(subject);
    var template = new CertificateTemplate(name, name, validity, pair.getPublic());
    return new CertificateAuthority(selfSigned(pair, template.authority(pathLength)));
  }

  /** The authority that this identity was when it was stored. */
  public static CertificateAuthority of(Identity identity) {
    if (identity.certificate().getBasicConstraints() < 0) {
      throw new IllegalArgumentException("the certificate is not of an authority");
    }
    return new CertificateAuthority(identity);
  }

  /**
   * The same authority, which says in every end certificate from now on where its revocation list
   * is (RFC 5280, 4.2.1.13).
   *
   * @param revocationList where anybody can fetch it, by {@code https} or {@code http}
   */
  public CertificateAuthority listingAt(URI revocationList) {
    return new CertificateAuthority(identity, key, Optional.of(revocationList));
  }

  /** A signing identity that vouches for itself, to be trusted by its fingerprint. */
  public static Identity selfSigned(
      String subject, SignatureAlgorithm algorithm, Validity validity) {
    KeyPair pair = KeyCodec.generate(algorithm);
    X500Name name = new X500Name(subject);
    var template = new CertificateTemplate(name, name, validity, pair.getPublic());
    return selfSigned(pair, template.signing());
  }

  public Identity identity() {
    return identity;
  }

  /**
   * A new P-256 TLS identity for a server, which may also call others with it.
   *
   * @param hosts DNS names and IP addresses of the server, at least one
   */
  public Identity issueServer(String subject, List<String> hosts, Validity validity) {
    return issueServer(subject, hosts, SignatureAlgorithm.ECDSA_P256_SHA256, validity);
  }

  /**
   * The same under a key of another kind: of SM2 for national TLS.
   *
   * @param hosts DNS names and IP addresses of the server, at least one
   */
  public Identity issueServer(
      String subject, List<String> hosts, SignatureAlgorithm algorithm, Validity validity) {
    requireHosts(hosts);
    KeyPair pair = KeyCodec.generate(algorithm);
    var template =
        template(subject, validity, pair)
            .tls(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)
            .hosts(hosts);
    return issue(pair, template);
  }

  private static List<String> requireHosts(List<String> hosts) {
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("a server certificate needs a host name");
    }
    return hosts;
  }

  /** A new P-256 TLS identity for a client. */
  public Identity issueClient(String subject, Validity validity) {
    return issueClient(subject, SignatureAlgorithm.ECDSA_P256_SHA256, validity);
  }

  /** The same under a key of another kind: of SM2 for national TLS. */
  public Identity issueClient(String subject, SignatureAlgorithm algorithm, Validity validity) {
    KeyPair pair = KeyCodec.generate(algorithm);
    return issue(pair, template(subject, validity, pair).tls(KeyPurposeId.id_kp_clientAuth));
  }

  /** A new identity that signs messages: digitalSignature and nonRepudiation. */
  public Identity issueSigning(String subject, SignatureAlgorithm algorithm, Validity validity) {
    KeyPair pair = KeyCodec.generate(algorithm);
    return issue(pair, template(subject, validity, pair).signing());
  }

  /**
   * A certificate to sign messages with, for a key that its holder made and keeps. The caller has
   * made sure who asks, and that the name is theirs.
   *
   * @return the new certificate first, then those of this authority
   */
  public List<X509Certificate> issueSigning(CertificateRequest request, Validity validity) {
    return chain(end(template(request.name(), validity, request.publicKey()).signing()));
  }

  /**
   * A certificate for a key that its holder made and keeps, under a name that the caller says: what
   * name the request bears is not looked at.
   *
   * @param subject a distinguished name of RFC 4514
   * @return the new certificate first, then those of this authority
   */
  public List<X509Certificate> issue(
      CertificateUse use, CertificateRequest request, String subject, Validity validity) {
    CertificateTemplate template = template(new X500Name(subject), validity, request.publicKey());
    return chain(
        end(
            switch (use) {
              case CLIENT -> template.tls(KeyPurposeId.id_kp_clientAuth);
              case SIGNING -> template.signing();
              case ENCRYPTION -> template.encryption();
            }));
  }

  /**
   * An authority under this one: the same name and key, so that what it issued stays good, in a new
   * certificate (path length 0).
   *
   * @throws IllegalArgumentException if this one certifies no authorities
   */
  public Identity certify(CertificateAuthority below, Validity validity) {
    if (identity.certificate().getBasicConstraints() < 1) {
      throw new IllegalArgumentException("not a root");
    }
    Identity known = below.identity();
    X500Name name =
        X500Name.getInstance(known.certificate().getSubjectX500Principal().getEncoded());
    return Identity.of(
        known.privateKey(), chain(template(name, validity, known.publicKey()).authority(0)));
  }

  /**
   * A list of the certificates of this authority that are withdrawn.
   *
   * @param number greater than that of any list before
   * @param validity when it is made, and when there will be a newer one at the latest
   */
  public RevocationList revocationList(
      long number, Validity validity, List<RevocationList.Entry> entries) {
    return RevocationList.sign(identity, number, validity, entries);
  }

  /** Whether this authority issued it, by its name and its key. */
  public boolean issued(X509Certificate certificate) {
    return CertificateChains.issued(identity.certificate(), certificate);
  }

  /**
   * A new SM2 identity that others seal for, the second of the two certificates that a national
   * party has: keyEncipherment, dataEncipherment and keyAgreement, and no signatures.
   */
  public Identity issueEncryption(String subject, Validity validity) {
    KeyPair pair = KeyCodec.generate(SignatureAlgorithm.SM2_SM3);
    return issue(pair, template(subject, validity, pair).encryption());
  }

  /**
   * The same of a server, the second of the two certificates that it shows in TLCP.
   *
   * @param hosts DNS names and IP addresses of the server, at least one
   */
  public Identity issueServerEncryption(String subject, List<String> hosts, Validity validity) {
    KeyPair pair = KeyCodec.generate(SignatureAlgorithm.SM2_SM3);
    return issue(pair, template(subject, validity, pair).encryption().hosts(requireHosts(hosts)));
  }

  private CertificateTemplate template(String subject, Validity validity, KeyPair pair) {
    return template(new X500Name(subject), validity, pair.getPublic());
  }

  private CertificateTemplate template(X500Name subject, Validity validity, PublicKey publicKey) {
    X500Name issuer =
        X500Name.getInstance(identity.certificate().getSubjectX500Principal().getEncoded());
    return new CertificateTemplate(issuer, subject, validity, publicKey)
        .issuedBy(identity.publicKey());
  }

  /** What is said of an end certificate besides what it is for. */
  private CertificateTemplate end(CertificateTemplate template) {
    return revocationList.map(template::revocationList).orElse(template);
  }

  private Identity issue(KeyPair pair, CertificateTemplate template) {
    return Identity.of(pair.getPrivate(), chain(end(template)));
  }

  private List<X509Certificate> chain(CertificateTemplate template) {
    return Stream.concat(Stream.of(template.sign(key)), identity.chain().stream()).toList();
  }

  private static Identity selfSigned(KeyPair pair, CertificateTemplate template) {
    var key = SigningKey.of("self", pair.getPrivate(), pair.getPublic());
    return Identity.of(pair.getPrivate(), List.of(template.sign(key)));
  }
}

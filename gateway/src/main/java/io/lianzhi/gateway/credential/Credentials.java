package io.lianzhi.gateway.credential;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.cms.KnownSigner;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.keys.OpenSsh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a party is known by: its pinned TLS client certificates, its signing certificates, and the
 * authorities of its servers. What its folder held at the start stays; the register adds to it and
 * takes away from it while the hub runs. A signing key is named by its certificate's SHA-256
 * fingerprint. Of each kind there may be several: a renewed certificate is added beside the old one
 * and takes over without a gap.
 */
public final class Credentials {
  private final Suite suite;
  private final List<X509Certificate> serverAuthorities;
  private final List<PublicKey> hostKeys;
  private final Holdings folder;
  private volatile Held held;

  /**
   * What counts now, and what ever did: a signature is looked at again when its certificate counts
   * no more, and who ever signed is not talked down to no signature by losing the certificate.
   */
  private record Held(Holdings counting, Holdings ever) {}

  /**
   * @param suite agreed with the party: what the hub signs and seals with towards it
   * @param tls its client certificates and their issuers, in any order
   * @param signing the same of its signing certificates
   * @throws IllegalArgumentException where a certificate is nobody's own, or no suite has its key
   */
  public Credentials(
      Suite suite,
      List<X509Certificate> tls,
      List<X509Certificate> signing,
      List<X509Certificate> serverAuthorities) {
    this(suite, tls, signing, List.of(), serverAuthorities);
  }

  /**
   * The same of a party that others seal for, too.
   *
   * @param encryption its encryption certificates and their issuers, in any order
   */
  public Credentials(
      Suite suite,
      List<X509Certificate> tls,
      List<X509Certificate> signing,
      List<X509Certificate> encryption,
      List<X509Certificate> serverAuthorities) {
    this(suite, tls, signing, encryption, serverAuthorities, List.of());
  }

  /** All that a folder can hold, hence so many. */
  private Credentials(
      Suite suite,
      List<X509Certificate> tls,
      List<X509Certificate> signing,
      List<X509Certificate> encryption,
      List<X509Certificate> serverAuthorities,
      List<PublicKey> hostKeys) {
    this.suite = suite;
    this.hostKeys = List.copyOf(hostKeys);
    this.serverAuthorities = List.copyOf(serverAuthorities);
    this.folder = Holdings.of(tls, signing, encryption);
    this.held = new Held(folder, folder);
  }

  /**
   * Reads a party's folder: {@code tls.pem} (client certificates), {@code signing.pem}, {@code
   * encryption.pem}, {@code ca.pem} and {@code host.pub} (keys of its SSH server, as OpenSSH writes
   * them) where there are any. Where there is none, or no folder, nothing of the party is let in
   * until the register gives it a certificate. Private keys are not read.
   *
   * @throws IllegalArgumentException where a file is damaged, or a file stands in the folder's
   *     place
   * @throws UncheckedIOException where a file is there and cannot be read
   */
  public static Credentials read(Suite suite, Path folder) {
    if (!isMissing(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException("no folder of certificates: " + folder);
    }
    try {
      return new Credentials(
          suite,
          certificates(folder.resolve("tls.pem")),
          certificates(folder.resolve("signing.pem")),
          certificates(folder.resolve("encryption.pem")),
          certificates(folder.resolve("ca.pem")),
          hostKeys(folder.resolve("host.pub")));
    } catch (IllegalArgumentException damaged) {
      throw new IllegalArgumentException(
          "certificates in " + folder + ": " + damaged.getMessage(), damaged);
    }
  }

  private static List<X509Certificate> certificates(Path file) {
    try {
      return isMissing(file) ? List.of() : Pem.read(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("certificates that cannot be read: " + file, unreadable);
    }
  }

  private static List<PublicKey> hostKeys(Path file) {
    try {
      return isMissing(file) ? List.of() : OpenSsh.read(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("host keys that cannot be read: " + file, unreadable);
    }
  }

  /** Only what is certainly not there: a link that leads nowhere is a file that cannot be read. */
  private static boolean isMissing(Path file) {
    return Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a certificate's time has begun and not ended. */
  public static boolean isInForce(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  public static String fingerprint(X509Certificate certificate) {
    return Certificates.fingerprint(certificate);
  }

  public Suite suite() {
    return suite;
  }

  /**
   * Takes what the register says of the party: from now on what its folder holds counts, and what
   * is active there, but for what is withdrawn.
   *
   * @param own the party's credentials that have a certificate and were given
   * @param withdrawn fingerprints of all certificates that are suspended or revoked
   */
  void take(Collection<Credential> own, Set<String> withdrawn) {
    Holdings ever = folder.with(own);
    held = new Held(ever.without(withdrawn), ever);
  }

  /** What the party is known by now; dates are not looked at. */
  Holdings counting() {
    return held.counting();
  }

  /** What lies in the party's folder, whatever the register says. */
  Holdings folder() {
    return folder;
  }

  public Set<String> tlsFingerprints() {
    return held.counting().tlsFingerprints();
  }

  /** Whether this is the fingerprint of one of its client certificates. */
  public boolean isTls(String fingerprint) {
    return held.counting().isTls(fingerprint);
  }

  /** A party that has, or ever had, a signing key must use it. */
  public boolean signs() {
    return !held.ever().signers().isEmpty();
  }

  /** Every signing certificate with its issuers, whatever its dates: they are checked at use. */
  public List<X509Certificate> signersAndIssuers() {
    return held.ever().signers().stream().flatMap(signer -> signer.chain().stream()).toList();
  }

  /** Whether nothing is known of the party by which it could come in, or sign. */
  public boolean isUnknown() {
    return held.counting().tls().isEmpty() && !signs();
  }

  /** Keys of its SSH server in its folder. */
  public List<PublicKey> hostKeys() {
    return hostKeys;
  }

  List<X509Certificate> tls() {
    return held.counting().tls();
  }

  List<X509Certificate> serverAuthorities() {
    return serverAuthorities;
  }

  /** Its encryption certificates, whatever their dates. */
  List<X509Certificate> encryption() {
    return held.counting().encryption();
  }

  /** The encryption certificate in force that was issued last. */
  Optional<X509Certificate> encryption(Instant now) {
    return encryption().stream()
        .filter(certificate -> isInForce(certificate, now))
        .max(Comparator.comparing(X509Certificate::getNotBefore));
  }

  /** The signers whose certificates are in force. */
  List<KnownSigner> knownSigners(Instant now) {
    return validSigners(now)
        .map(signer -> new KnownSigner(signer.certificate(), signer.key()))
        .toList();
  }

  List<X509Certificate> signing() {
    return held.counting().signers().stream().map(Holdings.Signer::certificate).toList();
  }

  /** Signing certificates in force. */
  List<X509Certificate> signing(Instant now) {
    return validSigners(now).map(Holdings.Signer::certificate).toList();
  }

  private Stream<Holdings.Signer> validSigners(Instant now) {
    return held.counting().signers().stream().filter(signer -> signer.validAt(now));
  }

  Optional<VerificationKey> key(String keyId, Instant now) {
    return held.counting()
        .signer(keyId)
        .filter(signer -> signer.validAt(now))
        .map(Holdings.Signer::key);
  }

  /**
   * The certificate of a signing key, and those that issued it as far as the party gave them; of
   * one that counts no more, too.
   */
  Optional<List<X509Certificate>> chain(String keyId) {
    return held.ever().signer(keyId).map(Holdings.Signer::chain);
  }
}

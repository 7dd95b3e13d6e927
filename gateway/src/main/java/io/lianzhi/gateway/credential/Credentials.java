package io.lianzhi.gateway.credential;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.envelope.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a party is known by: its pinned TLS client certificates, its signing certificates, and the
 * authorities of its servers. A signing key is named by its certificate's SHA-256 fingerprint.
 */
public final class Credentials {
  private final Suite suite;
  private final List<X509Certificate> tls;
  private final List<X509Certificate> serverAuthorities;
  private final Map<String, Signer> signers = new LinkedHashMap<>();

  private record Signer(X509Certificate certificate, VerificationKey key) {
    boolean validAt(Instant now) {
      return !now.isBefore(certificate.getNotBefore().toInstant())
          && !now.isAfter(certificate.getNotAfter().toInstant());
    }
  }

  /**
   * @param suite agreed with the party: what the hub signs and seals with towards it
   */
  public Credentials(
      Suite suite,
      List<X509Certificate> tls,
      List<X509Certificate> signing,
      List<X509Certificate> serverAuthorities) {
    this.suite = suite;
    this.tls = List.copyOf(tls);
    this.serverAuthorities = List.copyOf(serverAuthorities);
    for (X509Certificate certificate : signing) {
      String name = fingerprint(certificate);
      signers.put(name, new Signer(certificate, VerificationKey.of(name, certificate)));
    }
  }

  /**
   * Reads a party's folder: {@code tls.pem} (client certificates, required), {@code signing.pem}
   * and {@code ca.pem} where there are any. Private keys are not read.
   *
   * @throws IllegalArgumentException where a file is missing or damaged
   */
  public static Credentials read(Suite suite, Path folder) {
    Path tls = folder.resolve("tls.pem");
    if (!Files.isReadable(tls)) {
      throw new IllegalArgumentException("no client certificate of the party: " + tls);
    }
    return new Credentials(
        suite,
        List.of(certificates(tls).getFirst()),
        certificates(folder.resolve("signing.pem")).stream().limit(1).toList(),
        certificates(folder.resolve("ca.pem")));
  }

  private static List<X509Certificate> certificates(Path file) {
    try {
      return Files.isReadable(file) ? Pem.read(file) : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static String fingerprint(X509Certificate certificate) {
    return Certificates.fingerprint(certificate);
  }

  public Suite suite() {
    return suite;
  }

  public Set<String> tlsFingerprints() {
    return tls.stream().map(Credentials::fingerprint).collect(Collectors.toUnmodifiableSet());
  }

  /** A party that has a signing key must use it. */
  public boolean signs() {
    return !signers.isEmpty();
  }

  List<X509Certificate> serverAuthorities() {
    return serverAuthorities;
  }

  /** Signing certificates in force. */
  public List<X509Certificate> signing(Instant now) {
    return signers.values().stream()
        .filter(signer -> signer.validAt(now))
        .map(Signer::certificate)
        .toList();
  }

  Optional<VerificationKey> key(String keyId, Instant now) {
    return Optional.ofNullable(signers.get(keyId))
        .filter(signer -> signer.validAt(now))
        .map(Signer::key);
  }

  /** The certificate of a signing key. */
  Optional<X509Certificate> certificate(String keyId) {
    return Optional.ofNullable(signers.get(keyId)).map(Signer::certificate);
  }
}

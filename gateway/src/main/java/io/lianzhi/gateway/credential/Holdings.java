package io.lianzhi.gateway.credential;

import io.lianzhi.security.certificates.CertificateChains;
import io.lianzhi.security.envelope.VerificationKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A party's certificates by purpose, at one moment; dates are not looked at. */
final class Holdings {
  private final Map<String, X509Certificate> tls;
  private final Map<String, Signer> signers;
  private final List<X509Certificate> encryption;

  /** A signing certificate with those that issued it, and its key. */
  record Signer(List<X509Certificate> chain, VerificationKey key) {
    X509Certificate certificate() {
      return chain.getFirst();
    }

    boolean validAt(Instant now) {
      return Credentials.isInForce(certificate(), now);
    }
  }

  private Holdings(
      Map<String, X509Certificate> tls,
      Map<String, Signer> signers,
      List<X509Certificate> encryption) {
    this.tls = tls;
    this.signers = signers;
    this.encryption = encryption;
  }

  /**
   * Sorts what a folder holds: of each purpose certificates and their issuers, in any order.
   *
   * @throws IllegalArgumentException where a certificate is nobody's own, or no suite has its key
   */
  static Holdings of(
      List<X509Certificate> tls, List<X509Certificate> signing, List<X509Certificate> encryption) {
    Map<String, X509Certificate> clients = new LinkedHashMap<>();
    CertificateChains.of(tls).forEach(chain -> putClient(clients, chain));
    Map<String, Signer> signers = new LinkedHashMap<>();
    CertificateChains.of(signing).forEach(chain -> putSigner(signers, chain));
    List<X509Certificate> sealed =
        CertificateChains.of(encryption).stream().map(List::getFirst).toList();
    return new Holdings(clients, signers, sealed);
  }

  private static void putClient(Map<String, X509Certificate> tls, List<X509Certificate> chain) {
    tls.put(Credentials.fingerprint(chain.getFirst()), chain.getFirst());
  }

  private static void putSigner(Map<String, Signer> signers, List<X509Certificate> chain) {
    String name = Credentials.fingerprint(chain.getFirst());
    signers.put(name, new Signer(chain, VerificationKey.of(name, chain.getFirst())));
  }

  /** These, and those of the register. */
  Holdings with(Collection<Credential> given) {
    Map<String, X509Certificate> clients = new LinkedHashMap<>(tls);
    Map<String, Signer> all = new LinkedHashMap<>(signers);
    List<X509Certificate> sealed = new ArrayList<>(encryption);
    for (Credential credential : given) {
      switch (credential.purpose()) {
        case TLS_CLIENT -> putClient(clients, credential.chain());
        case SIGNING -> putSigner(all, credential.chain());
        case ENCRYPTION -> sealed.add(credential.chain().getFirst());
      }
    }
    return new Holdings(clients, all, sealed.stream().distinct().toList());
  }

  /** These without those of such fingerprints. */
  Holdings without(Set<String> withdrawn) {
    Predicate<X509Certificate> kept =
        certificate -> !withdrawn.contains(Credentials.fingerprint(certificate));
    Map<String, X509Certificate> clients = new LinkedHashMap<>(tls);
    Map<String, Signer> others = new LinkedHashMap<>(signers);
    clients.keySet().removeAll(withdrawn);
    others.keySet().removeAll(withdrawn);
    return new Holdings(clients, others, encryption.stream().filter(kept).toList());
  }

  Set<String> tlsFingerprints() {
    return Set.copyOf(tls.keySet());
  }

  boolean isTls(String fingerprint) {
    return tls.containsKey(fingerprint);
  }

  List<X509Certificate> tls() {
    return List.copyOf(tls.values());
  }

  List<Signer> signers() {
    return List.copyOf(signers.values());
  }

  Optional<Signer> signer(String fingerprint) {
    return Optional.ofNullable(signers.get(fingerprint));
  }

  List<X509Certificate> encryption() {
    return encryption;
  }

  /** Each certificate by purpose, with its issuers where they are kept. */
  Map<Purpose, List<List<X509Certificate>>> chains() {
    return Map.of(
        Purpose.TLS_CLIENT, tls.values().stream().map(List::of).toList(),
        Purpose.SIGNING, signers.values().stream().map(Signer::chain).toList(),
        Purpose.ENCRYPTION, encryption.stream().map(List::of).toList());
  }
}

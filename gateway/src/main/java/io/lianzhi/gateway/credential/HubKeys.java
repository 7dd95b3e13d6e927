package io.lianzhi.gateway.credential;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.cms.DecryptionKey;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.OpaqueKeys;
import io.lianzhi.security.keys.RootCeremony;
import io.lianzhi.security.keys.Succession;
import io.lianzhi.security.ledger.NoteSigner;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hub's own keys in its keystore: authorities, what it shows, signs and is sealed for, and the
 * log's keys. Made at the first start. What is renewed while the hub runs ({@link OwnIdentity}) is
 * read afresh with each use: whoever keeps an answer keeps what was in use then.
 */
public final class HubKeys {
  private static final List<String> LEDGER = List.of("ledger-international", "ledger-national");
  private static final String TLCP_SIGNING = "tlcp-signing";
  private static final String TLCP_ENCRYPTION = "tlcp-encryption";

  private final Keystore keystore;
  private final OwnIssuer issuer;
  private final Map<OwnIdentity, Succession> successions;
  private final List<NoteSigner> ledger;
  private final Function<OwnIdentity, Identity> shown;
  private final Map<Identity, SigningKey> signers = new ConcurrentHashMap<>();
  private final Map<Identity, DecryptionKey> openers = new ConcurrentHashMap<>();

  private HubKeys(Keystore keystore, String party, OwnIssuer issuer) {
    this.keystore = keystore;
    this.issuer = issuer;
    this.successions = new EnumMap<>(OwnIdentity.class);
    for (OwnIdentity identity : OwnIdentity.values()) {
      keystore.identityOrCreate(identity.entry(), () -> issuer.issue(identity));
      successions.put(identity, keystore.succession(identity.entry()));
    }
    this.ledger =
        List.of(
            ledger(LEDGER.getFirst(), party, SignatureAlgorithm.ED25519),
            ledger(LEDGER.getLast(), party, SignatureAlgorithm.SM2_SM3));
    this.shown = identity -> succession(identity).current();
  }

  private HubKeys(HubKeys other, OwnIdentity replaced, Identity by) {
    this.keystore = other.keystore;
    this.issuer = other.issuer;
    this.successions = other.successions;
    this.ledger = other.ledger;
    this.shown = identity -> identity == replaced ? by : other.shown.apply(identity);
  }

  /**
   * Opens the hub's keys, making them at the first start.
   *
   * @param hosts names and addresses that partners call the hub by
   */
  public static HubKeys open(Keystore keystore, String party, List<String> hosts, Clock clock) {
    return open(keystore, party, hosts, Optional.empty(), clock);
  }

  /**
   * The same of a hub whose revocation lists anybody can fetch.
   *
   * @param lists the folder where they are, ending with a slash; what is issued from now on names
   *     it
   */
  public static HubKeys open(
      Keystore keystore, String party, List<String> hosts, Optional<URI> lists, Clock clock) {
    return new HubKeys(keystore, party, new OwnIssuer(keystore, party, hosts, lists, clock));
  }

  /**
   * Puts both authorities of a hub's keystore under roots in a keystore that lies apart; nodes take
   * it at their next start.
   *
   * @return the roots' certificates
   * @throws IllegalArgumentException if the hub has not been started yet
   */
  public static List<X509Certificate> certify(Keystore keystore, Keystore root, Clock clock) {
    RootCeremony ceremony =
        new RootCeremony(
            keystore, root, OwnIssuer.validity(clock.instant(), OwnIssuer.AUTHORITY_LIVES));
    List<String> issued =
        Stream.of(
                Arrays.stream(OwnIdentity.values()).map(OwnIdentity::entry),
                LEDGER.stream(),
                Stream.of(TLCP_SIGNING, TLCP_ENCRYPTION))
            .flatMap(Function.identity())
            .toList();
    return Stream.of(OwnIssuer.AUTHORITY, OwnIssuer.NATIONAL_AUTHORITY)
        .map(name -> ceremony.certify(name, rootOf(keystore, name), issued))
        .toList();
  }

  private static String rootOf(Keystore keystore, String authority) {
    return keystore
        .identity(authority)
        .map(identity -> identity.certificate().getSubjectX500Principal().getName())
        .map(name -> name.replace("authority", "root"))
        .orElse("");
  }

  private NoteSigner ledger(String entry, String party, SignatureAlgorithm algorithm) {
    Identity identity = keystore.identityOrCreate(entry, () -> issuer.ledger(algorithm));
    return new NoteSigner(ledgerOrigin(party), identity.signingKey(entry));
  }

  /** The log's name: this keystore's, for ever, whatever the hub is called by. */
  private String ledgerOrigin(String party) {
    return "lianzhi/" + party + "/" + keystore.id();
  }

  /** The same keys, but for one identity in whose place stands the one that is prepared for it. */
  Optional<HubKeys> showingNext(OwnIdentity identity) {
    return succession(identity).next().map(next -> new HubKeys(this, identity, next));
  }

  /** A new key with its certificate, for that place. */
  Identity issue(OwnIdentity identity) {
    return issuer.issue(identity);
  }

  /** The one in use, or what stands in its place. */
  Identity shown(OwnIdentity identity) {
    return shown.apply(identity);
  }

  /** Takes what other nodes have changed until now. */
  void look() {
    succession(OwnIdentity.TLS).look();
  }

  Succession succession(OwnIdentity identity) {
    return Optional.ofNullable(successions.get(identity)).orElseThrow();
  }

  public Keystore keystore() {
    return keystore;
  }

  /** Issues certificates to parties; for the sandbox and a hub without another authority. */
  public CertificateAuthority authority() {
    return issuer.authority();
  }

  /**
   * The authorities by the suite that each signs in: both issue, and both list what they revoked.
   */
  public Map<Suite, CertificateAuthority> authorities() {
    return issuer.authorities();
  }

  /** What the hub shows in TLS now; the same object as long as it is. */
  public Identity tls() {
    return shown.apply(OwnIdentity.TLS);
  }

  /** The same in national TLS (RFC 8998); of SM2. */
  public Identity nationalTls() {
    return shown.apply(OwnIdentity.NATIONAL_TLS);
  }

  /**
   * What the hub shows first in TLCP, made when it is first asked for. Its key goes to a provider
   * that is not the house's, and so does no other one of the hub's.
   */
  public Identity tlcpSigning() {
    return keystore.identityOrCreate(TLCP_SIGNING, issuer::tlcpSigning);
  }

  /** What it shows second, in the same way. */
  public Identity tlcpEncryption() {
    return keystore.identityOrCreate(TLCP_ENCRYPTION, issuer::tlcpEncryption);
  }

  /** The hub's own certificates that are in use, by what they are for. */
  public Map<String, X509Certificate> certificates() {
    Map<String, X509Certificate> certificates = new HashMap<>();
    for (OwnIdentity identity : OwnIdentity.values()) {
      if (identity != OwnIdentity.SSH) {
        certificates.put(identity.words(), shown.apply(identity).certificate());
      }
    }
    authorities()
        .forEach((suite, authority) ->
            certificates.put(
                suite == Suite.NATIONAL ? "hub national authority" : "hub authority",
                authority.identity().certificate()));
    putIfMade(certificates, "hub tlcp signing", TLCP_SIGNING);
    putIfMade(certificates, "hub tlcp encryption", TLCP_ENCRYPTION);
    return Map.copyOf(certificates);
  }

  private void putIfMade(Map<String, X509Certificate> all, String what, String entry) {
    keystore.identity(entry).ifPresent(identity -> all.put(what, identity.certificate()));
  }

  /** All of them sign each checkpoint of the log, under its name. */
  public List<NoteSigner> ledgerSigners() {
    return ledger;
  }

  /** The keys of {@link #ledgerSigners}, a line each. */
  public String ledgerKeys() {
    return ledger.stream().map(signer -> signer.key() + "\n").collect(Collectors.joining());
  }

  Identity signing(Suite suite) {
    return shown.apply(
        switch (suite) {
          case NATIONAL -> OwnIdentity.NATIONAL_SIGNING;
          case INTERNATIONAL -> OwnIdentity.INTERNATIONAL_SIGNING;
        });
  }

  /** Signs messages of the hub in that suite now, under its certificate's fingerprint. */
  public SigningKey signingKey(Suite suite) {
    return signingKey(signing(suite));
  }

  SigningKey signingKey(Identity identity) {
    return signers.computeIfAbsent(
        identity, own -> own.signingKey(Credentials.fingerprint(own.certificate())));
  }

  /**
   * By which the hub shows itself to SSH servers now: those go by the key, whatever its
   * certificate.
   */
  KeyPair ssh() {
    Identity identity = shown.apply(OwnIdentity.SSH);
    return new KeyPair(identity.publicKey(), OpaqueKeys.of(signingKey(identity)));
  }

  /**
   * What opens that which national partners sealed for the hub: for its certificate, for the former
   * ones, and for one that they may have taken up early.
   */
  public List<DecryptionKey> decryptionKeys() {
    Succession sealed = succession(OwnIdentity.NATIONAL_ENCRYPTION);
    return Stream.of(Stream.of(sealed.current()), sealed.former().stream(), sealed.next().stream())
        .flatMap(Function.identity())
        .map(identity -> openers.computeIfAbsent(identity, DecryptionKey::of))
        .toList();
  }

  /** Writes what partners need into a folder; see {@link PublishedKeys}. */
  public void publish(Path folder) {
    new PublishedKeys(this).write(folder);
  }
}

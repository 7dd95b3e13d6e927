package io.lianzhi.gateway.credential;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.cms.DecryptionKey;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.OpaqueKeys;
import io.lianzhi.security.keys.OpenSsh;
import io.lianzhi.security.keys.RootCeremony;
import io.lianzhi.security.ledger.NoteSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hub's own keys in its keystore: an authority and a TLS identity for its door and its calls,
 * both of P-256 and of SM2, a signing identity in each suite, a national one that partners seal
 * for, and an SSH key. Made at the first start; what partners need of them, the certificates and
 * the SSH key's public half, is written beside the keystore.
 */
public final class HubKeys {
  private static final Duration AUTHORITY_LIVES = Duration.ofDays(3650);
  private static final String AUTHORITY = "authority";
  private static final String NATIONAL_AUTHORITY = "authority-national";
  private static final String TLCP_SIGNING = "tlcp-signing";
  private static final String TLCP_ENCRYPTION = "tlcp-encryption";
  private static final List<String> IDENTITIES =
      List.of(
          "tls",
          "tls-national",
          "signing-national",
          "signing-international",
          "encryption-national",
          TLCP_SIGNING,
          TLCP_ENCRYPTION,
          "ssh",
          "ledger-international",
          "ledger-national");
  private static final Duration IDENTITY_LIVES = Duration.ofDays(824);

  private final Keystore keystore;
  private final String party;
  private final List<String> hosts;
  private final Clock clock;
  private final CertificateAuthority authority;
  private final CertificateAuthority nationalAuthority;
  private final Identity tls;
  private final Identity nationalTls;
  private final Identity national;
  private final Identity encryption;
  private final Identity international;
  private final Identity ssh;
  private final List<NoteSigner> ledger;

  private HubKeys(Keystore keystore, String party, List<String> hosts, Clock clock) {
    this.keystore = keystore;
    this.party = party;
    this.hosts = List.copyOf(hosts);
    this.clock = clock;
    Instant now = clock.instant();
    this.authority =
        authority(AUTHORITY, name("authority", party), SignatureAlgorithm.ECDSA_P256_SHA256, now);
    this.nationalAuthority =
        authority(
            NATIONAL_AUTHORITY, name("national authority", party), SignatureAlgorithm.SM2_SM3, now);
    this.tls =
        keystore.identityOrCreate(
            "tls",
            () -> authority.issueServer(name("hub", party), hosts, validity(now, IDENTITY_LIVES)));
    this.nationalTls =
        keystore.identityOrCreate(
            "tls-national",
            () ->
                nationalAuthority.issueServer(
                    name("hub", party),
                    hosts,
                    SignatureAlgorithm.SM2_SM3,
                    validity(now, IDENTITY_LIVES)));
    this.national = signing("signing-national", party, SignatureAlgorithm.SM2_SM3, now);
    this.international =
        signing("signing-international", party, SignatureAlgorithm.ECDSA_P256_SHA256, now);
    this.ssh =
        keystore.identityOrCreate(
            "ssh",
            () ->
                authority.issueSigning(
                    name("hub ssh", party),
                    SignatureAlgorithm.ECDSA_P256_SHA256,
                    validity(now, AUTHORITY_LIVES)));
    this.ledger =
        List.of(
            ledger("ledger-international", party, SignatureAlgorithm.ED25519, now),
            ledger("ledger-national", party, SignatureAlgorithm.SM2_SM3, now));
    this.encryption =
        keystore.identityOrCreate(
            "encryption-national",
            () ->
                authority.issueEncryption(
                    name("hub encryption", party), validity(now, IDENTITY_LIVES)));
  }

  /**
   * Opens the hub's keys, making them at the first start.
   *
   * @param hosts names and addresses that partners call the hub by
   */
  public static HubKeys open(Keystore keystore, String party, List<String> hosts, Clock clock) {
    return new HubKeys(keystore, party, hosts, clock);
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
        new RootCeremony(keystore, root, validity(clock.instant(), AUTHORITY_LIVES));
    return Stream.of(AUTHORITY, NATIONAL_AUTHORITY)
        .map(name -> ceremony.certify(name, rootOf(keystore, name), IDENTITIES))
        .toList();
  }

  private static String rootOf(Keystore keystore, String authority) {
    return keystore
        .identity(authority)
        .map(identity -> identity.certificate().getSubjectX500Principal().getName())
        .map(name -> name.replace("authority", "root"))
        .orElse("");
  }

  private CertificateAuthority authority(
      String entry, String subject, SignatureAlgorithm algorithm, Instant now) {
    return CertificateAuthority.of(
        keystore.identityOrCreate(
            entry,
            () ->
                CertificateAuthority.create(subject, algorithm, validity(now, AUTHORITY_LIVES))
                    .identity()));
  }

  private Identity signing(String entry, String party, SignatureAlgorithm algorithm, Instant now) {
    return keystore.identityOrCreate(
        entry,
        () ->
            authority.issueSigning(
                name("hub signing", party), algorithm, validity(now, IDENTITY_LIVES)));
  }

  private NoteSigner ledger(String entry, String party, SignatureAlgorithm algorithm, Instant now) {
    Identity identity =
        keystore.identityOrCreate(
            entry,
            () ->
                authority.issueSigning(
                    name("hub ledger", party), algorithm, validity(now, AUTHORITY_LIVES)));
    return new NoteSigner(ledgerOrigin(party), identity.signingKey(entry));
  }

  /** The log's name: this keystore's, for ever, whatever the hub is called by. */
  private String ledgerOrigin(String party) {
    return "lianzhi/" + party + "/" + keystore.id();
  }

  private static String name(String role, String party) {
    return "CN=Lianzhi " + role + ",O=" + party;
  }

  private static Validity validity(Instant now, Duration length) {
    return new Validity(now.minus(Duration.ofHours(1)), now.plus(length));
  }

  public Keystore keystore() {
    return keystore;
  }

  /** Issues certificates to parties; for the sandbox and a hub without another authority. */
  public CertificateAuthority authority() {
    return authority;
  }

  /**
   * The authorities by the suite that each signs in: both issue, and both list what they revoked.
   */
  public Map<Suite, CertificateAuthority> authorities() {
    return Map.of(Suite.INTERNATIONAL, authority, Suite.NATIONAL, nationalAuthority);
  }

  public Identity tls() {
    return tls;
  }

  /** What the hub shows in national TLS (RFC 8998), issued by {@link #nationalAuthority}. */
  public Identity nationalTls() {
    return nationalTls;
  }

  /**
   * What the hub shows first in TLCP, made when it is first asked for. Its key goes to a provider
   * that is not the house's, and so is no other one of the hub's.
   */
  public Identity tlcpSigning() {
    return keystore.identityOrCreate(
        TLCP_SIGNING,
        () ->
            nationalAuthority.issueServer(
                name("hub tlcp signing", party),
                hosts,
                SignatureAlgorithm.SM2_SM3,
                validity(clock.instant(), IDENTITY_LIVES)));
  }

  /** What it shows second, in the same way. */
  public Identity tlcpEncryption() {
    return keystore.identityOrCreate(
        TLCP_ENCRYPTION,
        () ->
            nationalAuthority.issueServerEncryption(
                name("hub tlcp encryption", party),
                hosts,
                validity(clock.instant(), IDENTITY_LIVES)));
  }

  /** The hub's own certificates, by what they are for. */
  public Map<String, X509Certificate> certificates() {
    Map<String, X509Certificate> all =
        new HashMap<>(
            Map.of(
                "hub authority", authority.identity().certificate(),
                "hub national authority", nationalAuthority.identity().certificate(),
                "hub tls", tls.certificate(),
                "hub national tls", nationalTls.certificate(),
                "hub signing, national", national.certificate(),
                "hub signing, international", international.certificate(),
                "hub encryption", encryption.certificate()));
    putIfMade(all, "hub tlcp signing", TLCP_SIGNING);
    putIfMade(all, "hub tlcp encryption", TLCP_ENCRYPTION);
    return Map.copyOf(all);
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
    return switch (suite) {
      case NATIONAL -> national;
      case INTERNATIONAL -> international;
    };
  }

  /** Signs messages of the hub in that suite, under its certificate's fingerprint. */
  public SigningKey signingKey(Suite suite) {
    Identity identity = signing(suite);
    return identity.signingKey(Credentials.fingerprint(identity.certificate()));
  }

  /**
   * By which the hub shows itself to SSH servers: those go by the key, whatever its certificate.
   */
  KeyPair ssh() {
    String name = Credentials.fingerprint(ssh.certificate());
    return new KeyPair(ssh.publicKey(), OpaqueKeys.of(ssh.signingKey(name)));
  }

  /** What opens that which national partners sealed for the hub. */
  public DecryptionKey decryptionKey() {
    return DecryptionKey.of(encryption);
  }

  /**
   * Writes what partners need: the certificates of both authorities, of both kinds of TLS, of both
   * signing keys and of the one to seal for, the SSH key as {@code ssh.pub}, and the log's keys as
   * {@code ledger.keys}.
   */
  public void publish(Path folder) {
    try {
      Files.createDirectories(folder);
      write(folder, "ca.pem", authority.identity().chain());
      write(folder, "ca-national.pem", nationalAuthority.identity().chain());
      write(folder, "tls.pem", tls.chain());
      write(folder, "tls-national.pem", nationalTls.chain());
      write(folder, "signing-national.pem", national.chain());
      write(folder, "signing-international.pem", international.chain());
      Files.writeString(folder.resolve("ssh.pub"), OpenSsh.line(ssh.publicKey(), "lianzhi") + "\n");
      Files.writeString(folder.resolve("ledger.keys"), ledgerKeys());
      write(folder, "encryption-national.pem", encryption.chain());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void write(Path folder, String name, List<X509Certificate> chain)
      throws IOException {
    Pem.write(folder.resolve(name), chain);
  }
}

package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Signing;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.cms.NationalCms;
import io.lianzhi.security.envelope.Digests;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import io.lianzhi.security.keys.OpaqueKeys;
import io.lianzhi.security.tls.NationalTls;
import io.lianzhi.security.tls.RenewableTls;
import java.net.URI;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The hub's keys towards one party, as they are at each use. */
public final class PartyKeys implements Keys {
  private final HubKeys hub;
  private final Credentials credentials;
  private final CallTls called;
  private final SSLContext tls;
  private final Optional<PinnedHosts> hosts;
  private final Clock clock;

  public PartyKeys(HubKeys hub, Credentials credentials, Clock clock) {
    this(hub, credentials, CallTls.INTERNATIONAL, clock);
  }

  /**
   * The same towards a party that is called in another TLS.
   *
   * @param called the party's certificate authorities must be of its kind
   */
  public PartyKeys(HubKeys hub, Credentials credentials, CallTls called, Clock clock) {
    this(hub, credentials, called, Optional.empty(), clock);
  }

  /**
   * The same towards a party that may have an SSH server.
   *
   * @param hosts what that one may show itself by; empty where none is called
   */
  public PartyKeys(
      HubKeys hub,
      Credentials credentials,
      CallTls called,
      Optional<PinnedHosts> hosts,
      Clock clock) {
    this.hub = hub;
    this.hosts = hosts;
    this.credentials = credentials;
    this.called = called;
    this.tls = tls(hub, credentials.serverAuthorities(), called);
    this.clock = clock;
  }

  /**
   * Shows what the hub has then; of a party that gave no authority of its servers, none is trusted.
   */
  private static SSLContext tls(HubKeys hub, List<X509Certificate> trusted, CallTls called) {
    return switch (called) {
      case INTERNATIONAL ->
          RenewableTls.context(
              hub::tls,
              shown -> trusted.isEmpty() ? Tls.context(shown) : Tls.context(shown, trusted));
      case NATIONAL ->
          RenewableTls.context(
              hub::nationalTls,
              shown ->
                  trusted.isEmpty()
                      ? NationalTls.context(shown)
                      : NationalTls.context(shown, trusted));
    };
  }

  /** The same towards this party by other keys of the hub. */
  public PartyKeys by(HubKeys other) {
    return new PartyKeys(other, credentials, called, hosts, clock);
  }

  /** The same towards this party, whose SSH server may show itself by other keys. */
  PartyKeys pinning(PinnedHosts others) {
    return new PartyKeys(hub, credentials, called, Optional.of(others), clock);
  }

  /** Whether this party is shown that identity, or gets its signatures, when the hub calls it. */
  public boolean uses(OwnIdentity identity) {
    boolean national = credentials.suite() == Suite.NATIONAL;
    return switch (identity) {
      case TLS -> called == CallTls.INTERNATIONAL;
      case NATIONAL_TLS -> called == CallTls.NATIONAL;
      case NATIONAL_SIGNING, NATIONAL_ENCRYPTION -> national;
      case INTERNATIONAL_SIGNING -> !national;
      case SSH -> !hostKeys().isEmpty();
    };
  }

  private SigningKey signer() {
    return hub.signingKey(credentials.suite());
  }

  @Override
  public SSLContext tls() {
    return tls;
  }

  @Override
  public List<X509Certificate> signingChain() {
    return hub.signing(credentials.suite()).chain();
  }

  @Override
  public PrivateKey signingKey() {
    return OpaqueKeys.of(signer());
  }

  @Override
  public List<X509Certificate> partySigningCertificates() {
    return credentials.signing(clock.instant());
  }

  @Override
  public Map<String, String> signRequest(
      String method, URI target, String contentType, byte[] body) {
    HttpRequest request =
        HttpRequest.of(
            method, target, name -> name.equals("content-type") ? List.of(contentType) : List.of());
    return MessageSignatures.sign(request, body, signer(), clock.instant());
  }

  @Override
  public KeyPair sshKey() {
    return hub.ssh();
  }

  @Override
  public List<PublicKey> hostKeys() {
    return hosts.map(PinnedHosts::keys).orElseGet(List::of);
  }

  /** What is missing is entered by an administrator, while the hub runs. */
  @Override
  public void needsHostKeys() {
    hosts.ifPresent(PinnedHosts::require);
  }

  @Override
  public MessageDigest sm3() {
    return Digests.sm3();
  }

  @Override
  public Map<String, String> stampRequest(
      Signing.StampHeaders names, String method, URI target, byte[] body) {
    requireNational();
    RequestStamp stamp =
        RequestStamp.of(StampedRequest.of(method, target, body), signer(), clock.instant());
    return Map.of(
        names.timestamp(), stamp.timestamp(),
        names.nonce(), stamp.nonce(),
        names.signature(), stamp.signature());
  }

  @Override
  public byte[] seal(byte[] content) {
    requireNational();
    X509Certificate recipient =
        credentials
            .encryption(clock.instant())
            .orElseThrow(() ->
                new IllegalStateException("the party has no encryption certificate in force"));
    Identity own = hub.signing(credentials.suite());
    return NationalCms.seal(content, hub.signingKey(own), own.certificate(), recipient);
  }

  @Override
  public Optional<byte[]> open(byte[] sealed) {
    requireNational();
    try {
      return Optional.of(
          NationalCms.open(sealed, hub.decryptionKeys(), credentials.knownSigners(clock.instant()))
              .content());
    } catch (SealBrokenException whatever) {
      return Optional.empty();
    }
  }

  private void requireNational() {
    if (credentials.suite() != Suite.NATIONAL) {
      throw new IllegalStateException("no national keys towards this party");
    }
  }
}

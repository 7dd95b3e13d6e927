package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Signing;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.cms.DecryptionKey;
import io.lianzhi.security.cms.KnownSigner;
import io.lianzhi.security.cms.NationalCms;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** An authority with the hub's and Quzhou's certificates, for one test run. */
public final class Pki {
  private final Validity validity =
      new Validity(
          Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
  private final CertificateAuthority authority =
      CertificateAuthority.create(
          "CN=test authority", SignatureAlgorithm.ECDSA_P256_SHA256, validity);
  private final Identity hub = authority.issueServer("CN=hub", List.of("localhost"), validity);
  private final Identity hubSigning = signing("CN=hub signing");
  private final Identity hubEncryption = authority.issueEncryption("CN=hub encryption", validity);
  private final Identity signing = signing("CN=quzhou signing");
  private final Identity encryption = authority.issueEncryption("CN=quzhou encryption", validity);

  private Identity signing(String name) {
    return authority.issueSigning(name, SignatureAlgorithm.SM2_SM3, validity);
  }

  SSLContext hubTls() {
    return Tls.context(hub, List.of(authority.identity().certificate()));
  }

  /** TLS of somebody whom Quzhou's authority has issued nothing. */
  SSLContext strangerTls() {
    return Tls.anonymousContext(List.of(authority.identity().certificate()));
  }

  DecryptionKey hubDecryption() {
    return DecryptionKey.of(hubEncryption);
  }

  /** What Quzhou reads of what the hub sealed for it. */
  byte[] openAtQuzhou(byte[] sealed) {
    List<KnownSigner> signers = List.of(KnownSigner.of(hubSigning.certificate()));
    return NationalCms.open(sealed, DecryptionKey.of(encryption), signers).content();
  }

  KnownSigner quzhou() {
    return KnownSigner.of(signing.certificate());
  }

  /** Writes Quzhou's credentials as a simulator wants them. */
  public Path writeQuzhou(Path folder) throws IOException {
    write(folder, "tls", server(validity));
    Instant yesterday = validity.from().minus(Duration.ofDays(1));
    write(folder, "expired", server(new Validity(yesterday, validity.from())));
    write(folder, "signing", signing);
    write(folder, "encryption", encryption);
    Pem.write(folder.resolve("ca.pem"), List.of(authority.identity().certificate()));
    Path known = Files.createDirectories(folder.resolve("hub"));
    Pem.write(known.resolve("signing-national.pem"), hubSigning.chain());
    Pem.write(known.resolve("encryption-national.pem"), hubEncryption.chain());
    return folder;
  }

  private Identity server(Validity when) {
    return authority.issueServer("CN=quzhou", List.of("localhost"), when);
  }

  private static void write(Path folder, String name, Identity identity) throws IOException {
    Pem.write(folder.resolve(name + ".pem"), identity.chain());
    Pem.writePrivateKey(folder.resolve(name + ".key"), identity);
  }

  public Keys hubKeys() {
    return keys(hubTls(), hubSigning, Clock.systemUTC());
  }

  /** The hub's keys, whose stamps are made by that clock. */
  Keys hubKeys(Clock clock) {
    return keys(hubTls(), hubSigning, clock);
  }

  /** A hub whose TLS Quzhou does not know. */
  Keys strangersTls() {
    return keys(strangerTls(), hubSigning, Clock.systemUTC());
  }

  /** A hub that signs with a key of which Quzhou knows nothing. */
  Keys strangersSignature() {
    return keys(hubTls(), signing("CN=stranger"), Clock.systemUTC());
  }

  private Keys keys(SSLContext tls, Identity signer, Clock clock) {
    return new HubKeys(
        tls, signer.signingKey("hub"), signer.certificate(), encryption.certificate(), clock);
  }

  private final class HubKeys implements Keys {
    private final SSLContext tls;
    private final SigningKey key;
    private final X509Certificate own;
    private final X509Certificate recipient;
    private final Clock clock;

    private HubKeys(
        SSLContext tls,
        SigningKey key,
        X509Certificate own,
        X509Certificate recipient,
        Clock clock) {
      this.tls = tls;
      this.key = key;
      this.own = own;
      this.recipient = recipient;
      this.clock = clock;
    }

    @Override
    public SSLContext tls() {
      return tls;
    }

    @Override
    public List<X509Certificate> signingChain() {
      return List.of(own);
    }

    @Override
    public PrivateKey signingKey() {
      throw new IllegalStateException("Quzhou's adapter holds no key");
    }

    @Override
    public List<X509Certificate> partySigningCertificates() {
      return List.of(signing.certificate());
    }

    @Override
    public Map<String, String> signRequest(
        String method, URI target, String contentType, byte[] body) {
      throw new IllegalStateException("Quzhou's requests are signed in another form");
    }

    @Override
    public Map<String, String> stampRequest(
        Signing.StampHeaders names, String method, URI target, byte[] body) {
      RequestStamp stamp =
          RequestStamp.of(StampedRequest.of(method, target, body), key, clock.instant());
      return Map.of(
          names.timestamp(), stamp.timestamp(),
          names.nonce(), stamp.nonce(),
          names.signature(), stamp.signature());
    }

    @Override
    public byte[] seal(byte[] content) {
      return NationalCms.seal(content, key, own, recipient);
    }

    @Override
    public Optional<byte[]> open(byte[] sealed) {
      try {
        return Optional.of(NationalCms.open(sealed, hubDecryption(), List.of(quzhou())).content());
      } catch (SealBrokenException broken) {
        return Optional.empty();
      }
    }
  }
}

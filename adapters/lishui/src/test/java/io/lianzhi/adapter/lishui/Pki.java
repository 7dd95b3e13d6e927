package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.Digests;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.keys.OpaqueKeys;
import io.lianzhi.security.keys.OpenSsh;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The hub's SSH key and Lishui's host key, for one test run. */
public final class Pki {
  private final Validity validity =
      new Validity(
          Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
  private final CertificateAuthority authority =
      CertificateAuthority.create(
          "CN=test authority", SignatureAlgorithm.ECDSA_P256_SHA256, validity);
  private final Identity hub = signing("CN=hub ssh");
  private final Identity lishui =
      authority.issueServer("CN=lishui", List.of("localhost"), validity);

  private Identity signing(String name) {
    return authority.issueSigning(name, SignatureAlgorithm.ECDSA_P256_SHA256, validity);
  }

  /** Writes Lishui's credentials as a simulator wants them. */
  public Path writeLishui(Path folder) throws IOException {
    Pem.write(folder.resolve("tls.pem"), lishui.chain());
    Pem.writePrivateKey(folder.resolve("tls.key"), lishui);
    Path known = Files.createDirectories(folder.resolve("hub"));
    Files.writeString(known.resolve("ssh.pub"), OpenSsh.line(hub.publicKey(), "hub"));
    return folder;
  }

  /** The keys by which the hub and Lishui know each other. */
  public Keys hubKeys() {
    return new SshOnly(pair(hub), List.of(lishui.publicKey()));
  }

  /** The same while Lishui's is pinned. */
  public Keys hubKeysWhile(BooleanSupplier pinned) {
    return new SshOnly(
        pair(hub), () -> pinned.getAsBoolean() ? List.of(lishui.publicKey()) : List.of());
  }

  /** Keys of a hub that Lishui does not know. */
  public Keys strangerKeys() {
    return new SshOnly(pair(signing("CN=stranger")), List.of(lishui.publicKey()));
  }

  /** Keys of a hub that has pinned another server. */
  public Keys misledKeys() {
    return new SshOnly(pair(hub), List.of(signing("CN=another").publicKey()));
  }

  Keys withoutHostKeys() {
    return new SshOnly(pair(hub), List.of());
  }

  private static KeyPair pair(Identity identity) {
    return new KeyPair(identity.publicKey(), OpaqueKeys.of(identity.signingKey("test")));
  }

  private record SshOnly(KeyPair sshKey, Supplier<List<PublicKey>> pinned) implements Keys {
    SshOnly(KeyPair sshKey, List<PublicKey> pinned) {
      this(sshKey, () -> pinned);
    }

    @Override
    public List<PublicKey> hostKeys() {
      return pinned.get();
    }

    @Override
    public MessageDigest sm3() {
      return Digests.sm3();
    }

    @Override
    public SSLContext tls() {
      throw new IllegalStateException("Lishui speaks no TLS");
    }

    @Override
    public List<X509Certificate> signingChain() {
      return List.of();
    }

    @Override
    public PrivateKey signingKey() {
      throw new IllegalStateException("Lishui's letters are not signed");
    }

    @Override
    public List<X509Certificate> partySigningCertificates() {
      return List.of();
    }

    @Override
    public Map<String, String> signRequest(
        String method, URI target, String contentType, byte[] body) {
      throw new IllegalStateException("Lishui's requests are not signed");
    }
  }
}

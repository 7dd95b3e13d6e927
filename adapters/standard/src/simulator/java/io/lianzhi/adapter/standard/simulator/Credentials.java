package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A party's folder of credentials, usable: {@code tls.key tls.pem ca.pem}, its signing key in one
 * suite, and the certificates that the hub signs with, in either suite: {@code hub-signing.pem}, or
 * what the hub publishes in the folder {@code hub}. A signature names its key by the SHA-256
 * fingerprint of the signing certificate, in hexadecimal.
 */
public final class Credentials {
  private static final List<String> HUB =
      List.of("hub-signing.pem", "hub/signing-national.pem", "hub/signing-international.pem");

  private final SSLContext tls;
  private final Optional<SSLContext> expired;
  private final SigningKey signingKey;
  private final Map<String, VerificationKey> hubKeys;

  private Credentials(
      SSLContext tls,
      Optional<SSLContext> expired,
      SigningKey signingKey,
      Map<String, VerificationKey> hubKeys) {
    this.tls = tls;
    this.expired = expired;
    this.signingKey = signingKey;
    this.hubKeys = Map.copyOf(hubKeys);
  }

  /** The folder with the signing key {@code signing.key}, {@code signing.pem}. */
  public static Credentials read(Path folder) {
    return read(folder, "signing");
  }

  /**
   * The folder with the signing key {@code <signing>.key}, {@code <signing>.pem}: where a party has
   * one in each suite, the name chooses.
   *
   * @throws UncheckedIOException where a file is missing
   * @throws IllegalArgumentException where a file holds something else
   */
  public static Credentials read(Path folder, String signing) {
    try {
      List<X509Certificate> authority = Pem.read(folder.resolve("ca.pem"));
      Identity signer = identity(folder, signing);
      return new Credentials(
          Tls.context(identity(folder, "tls"), authority),
          Files.exists(folder.resolve("expired.pem"))
              ? Optional.of(Tls.context(identity(folder, "expired"), authority))
              : Optional.empty(),
          signer.signingKey(Certificates.fingerprint(signer.certificate())),
          hubKeys(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("credentials in " + folder.getFileName(), e);
    }
  }

  private static Identity identity(Path folder, String name) throws IOException {
    return Pem.readIdentity(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
  }

  private static Map<String, VerificationKey> hubKeys(Path folder) throws IOException {
    Map<String, VerificationKey> keys = new HashMap<>();
    for (String name : HUB) {
      if (Files.exists(folder.resolve(name))) {
        Pem.read(folder.resolve(name)).stream()
            .filter(certificate -> certificate.getBasicConstraints() < 0)
            .forEach(certificate -> {
              String id = Certificates.fingerprint(certificate);
              keys.put(id, VerificationKey.of(id, certificate));
            });
      }
    }
    return keys;
  }

  SSLContext tls() {
    return tls;
  }

  /**
   * With a certificate that has run out.
   *
   * @throws IllegalArgumentException where the folder has none
   */
  SSLContext expiredTls() {
    return expired.orElseThrow(() -> new IllegalArgumentException("no expired.pem in the folder"));
  }

  SigningKey signingKey() {
    return signingKey;
  }

  Optional<VerificationKey> hubKey(String id) {
    return Optional.ofNullable(hubKeys.get(id));
  }

  boolean knowsHub() {
    return !hubKeys.isEmpty();
  }
}

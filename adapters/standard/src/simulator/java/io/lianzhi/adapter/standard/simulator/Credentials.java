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
  private final SigningKey signingKey;
  private final Map<String, VerificationKey> hubKeys;

  private Credentials(SSLContext tls, SigningKey signingKey, Map<String, VerificationKey> hubKeys) {
    this.tls = tls;
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
      Identity identity = Pem.readIdentity(folder.resolve("tls.pem"), folder.resolve("tls.key"));
      Identity signer =
          Pem.readIdentity(folder.resolve(signing + ".pem"), folder.resolve(signing + ".key"));
      return new Credentials(
          Tls.context(identity, Pem.read(folder.resolve("ca.pem"))),
          signer.signingKey(Certificates.fingerprint(signer.certificate())),
          hubKeys(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("credentials in " + folder.getFileName(), e);
    }
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

package io.lianzhi.sandbox;

import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.OpenSsh;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sandbox's folder: the hub's home, and for each party a folder of credentials made for it by the
 * hub's own authority. Everything is made at the first start and found again at the next.
 */
final class SandboxHome {
  private static final Duration CREDENTIALS_LIVE = Duration.ofDays(365);
  private static final int SECRET_BYTES = 24;
  private static final int SECRET_LENGTH = 2 * SECRET_BYTES;
  private static final String PASSPHRASE = "passphrase";

  /** Who runs the sandbox's hub. */
  static final String HUB = "jinhua";

  private final Path folder;

  private SandboxHome(Path folder) {
    this.folder = folder;
  }

  /** Opens or makes a sandbox with credentials for these parties. */
  static SandboxHome open(Path folder, List<SandboxParty> parties) {
    SandboxHome home = new SandboxHome(folder.toAbsolutePath());
    try {
      Files.createDirectories(home.hub());
      home.makeSecret(PASSPHRASE, SECRET_LENGTH);
      HubKeys keys =
          HubKeys.open(
              Keystore.openOrCreate(
                  home.hub().resolve("keystore").resolve("hub.vault"),
                  home.passphrase().toCharArray()),
              HUB,
              List.of("localhost", "127.0.0.1"),
              Clock.systemUTC());
      keys.publish(home.hub().resolve("certificates"));
      for (SandboxParty party : parties) {
        home.makeCredentials(party, keys.authority());
        for (String name : party.seat().secrets()) {
          int length = party.seat().shortSecrets().getOrDefault(name, SECRET_LENGTH);
          home.makeSecret(place(party, name), length);
        }
        home.makeMemorandum(party);
      }
      return home;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the sandbox cannot be made", unwritable);
    }
  }

  Path folder() {
    return folder;
  }

  Path hub() {
    return folder.resolve("hub");
  }

  Path memoranda() {
    return folder.resolve("memoranda");
  }

  Path credentials(String party) {
    return folder.resolve("credentials").resolve(party);
  }

  String passphrase() {
    return secret(PASSPHRASE);
  }

  /** Secrets that the party's system and the hub share, by name. */
  Map<String, String> secrets(SandboxParty party) {
    return party.seat().secrets().stream()
        .collect(Collectors.toMap(Function.identity(), name -> secret(place(party, name))));
  }

  private static String place(SandboxParty party, String name) {
    return party.name() + "-" + name;
  }

  private String secret(String place) {
    try {
      return Files.readString(folder.resolve("secrets").resolve(place)).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void makeSecret(String place, int length) throws IOException {
    Path file = Files.createDirectories(folder.resolve("secrets")).resolve(place);
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, random().substring(0, length));
    }
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void makeCredentials(SandboxParty party, CertificateAuthority authority)
      throws IOException {
    Path own = Files.createDirectories(credentials(party.name()));
    Validity validity = validity();
    if (!Files.exists(own.resolve("tls.key"))) {
      write(
          own,
          "tls",
          authority.issueServer("CN=" + party.name(), List.of("localhost", "127.0.0.1"), validity));
    }
    if (!Files.exists(own.resolve("signing.key"))) {
      write(
          own,
          "signing",
          authority.issueSigning(
              "CN=" + party.name() + " signing", algorithm(party.suite()), validity));
    }
    if (party.suite() == Suite.NATIONAL && !Files.exists(own.resolve("encryption.key"))) {
      write(
          own,
          "encryption",
          authority.issueEncryption("CN=" + party.name() + " encryption", validity));
    }
    Pem.write(own.resolve("ca.pem"), authority.identity().chain());
    Path published = hub().resolve("certificates");
    Path known = Files.createDirectories(own.resolve("hub"));
    for (String name :
        List.of(
            "signing-national.pem",
            "signing-international.pem",
            "encryption-national.pem",
            "ssh.pub")) {
      Files.writeString(known.resolve(name), Files.readString(published.resolve(name)));
    }
    Files.writeString(own.resolve("host.pub"), hostKey(own.resolve("tls.pem"), party) + "\n");
  }

  /** A system with an SSH server shows itself by the key that it has for TLS. */
  private static String hostKey(Path certificates, SandboxParty party) throws IOException {
    return OpenSsh.line(Pem.read(certificates).getFirst().getPublicKey(), party.name());
  }

  /** The sample memorandum with this party, where there is one; an edited copy stays. */
  private void makeMemorandum(SandboxParty party) throws IOException {
    Path file = Files.createDirectories(memoranda()).resolve(party.name() + ".yaml");
    try (InputStream sample =
        SandboxHome.class.getResourceAsStream("/memoranda/" + party.name() + ".yaml")) {
      if (sample != null && !Files.exists(file)) {
        Files.copy(sample, file);
      }
    }
  }

  private static Validity validity() {
    Instant now = Instant.now();
    return new Validity(now.minus(Duration.ofHours(1)), now.plus(CREDENTIALS_LIVE));
  }

  private static SignatureAlgorithm algorithm(Suite suite) {
    return switch (suite) {
      case NATIONAL -> SignatureAlgorithm.SM2_SM3;
      case INTERNATIONAL -> SignatureAlgorithm.ECDSA_P256_SHA256;
    };
  }

  private static void write(Path folder, String name, Identity identity) throws IOException {
    Pem.writePrivateKey(folder.resolve(name + ".key"), identity);
    Pem.write(folder.resolve(name + ".pem"), identity.chain());
  }
}

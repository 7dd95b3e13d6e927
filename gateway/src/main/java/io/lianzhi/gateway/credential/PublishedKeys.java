package io.lianzhi.gateway.credential;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.OpenSsh;
import io.lianzhi.security.keys.Succession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What partners need of the hub's own keys, as files: certificates of both authorities ({@code
 * ca.pem}, {@code ca-national.pem}), of each identity (as {@code tls.pem}), of the one that is
 * prepared ({@code tls-next.pem}) and of the former ones ({@code tls-former-1.pem} was the first);
 * of the SSH key its public half ({@code ssh.pub}); and the log's keys ({@code ledger.keys}).
 */
final class PublishedKeys {
  private final HubKeys keys;

  PublishedKeys(HubKeys keys) {
    this.keys = keys;
  }

  void write(Path folder) {
    write(folder, files());
  }

  void write(Path folder, Map<String, String> files) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        put(folder.resolve(file.getKey()), file.getValue());
      }
      for (OwnIdentity identity : OwnIdentity.values()) {
        String next = file(identity, "-next");
        if (!files.containsKey(next)) {
          Files.deleteIfExists(folder.resolve(next));
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Several nodes may write the same at once, and somebody read it meanwhile. */
  private static void put(Path file, String content) throws IOException {
    if (Files.exists(file) && Files.readString(file).equals(content)) {
      return;
    }
    Path fresh = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    Files.writeString(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Their contents by their names. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("ca.pem", authority(Suite.INTERNATIONAL));
    files.put("ca-national.pem", authority(Suite.NATIONAL));
    files.put("ledger.keys", keys.ledgerKeys());
    for (OwnIdentity identity : OwnIdentity.values()) {
      add(files, identity, keys.succession(identity));
    }
    return files;
  }

  private String authority(Suite suite) {
    return Optional.ofNullable(keys.authorities().get(suite))
        .map(authority -> Pem.encode(authority.identity().chain()))
        .orElseThrow();
  }

  private static void add(Map<String, String> files, OwnIdentity identity, Succession all) {
    files.put(file(identity, ""), shown(identity, all.current()));
    all.next().ifPresent(next -> files.put(file(identity, "-next"), shown(identity, next)));
    List<Identity> former = all.former();
    for (int number = 1; number <= former.size(); number++) {
      files.put(
          file(identity, "-former-" + number), shown(identity, former.get(former.size() - number)));
    }
  }

  private static String file(OwnIdentity identity, String which) {
    return identity.entry() + which + (identity == OwnIdentity.SSH ? ".pub" : ".pem");
  }

  /** What others know the identity by; never its private key. */
  static String shown(OwnIdentity identity, Identity shown) {
    return identity == OwnIdentity.SSH
        ? OpenSsh.line(shown.publicKey(), "lianzhi") + "\n"
        : Pem.encode(shown.chain());
  }
}

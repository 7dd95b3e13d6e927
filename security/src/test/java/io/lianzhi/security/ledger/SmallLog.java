package io.lianzhi.security.ledger;

import io.lianzhi.security.Keys;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A log in a folder, signed by a key of each suite, for tests to damage. */
final class SmallLog {
  static final String ORIGIN = "ledger.example/jinhua";
  static final NoteSigner ED25519 = signer(SignatureAlgorithm.ED25519);
  static final NoteSigner SM2 = signer(SignatureAlgorithm.SM2_SM3);
  static final List<NoteSigner> SIGNERS = List.of(ED25519, SM2);
  static final TrustedLog TRUSTED =
      new TrustedLog(ORIGIN, new TrustedKeys(List.of(ED25519.key(), SM2.key())));

  final LogFolder folder;
  private final TileBuilder builder;

  SmallLog(Path root) {
    this.folder = new LogFolder(root);
    this.builder = new TileBuilder(folder);
  }

  static NoteSigner signer(SignatureAlgorithm algorithm) {
    return new NoteSigner(ORIGIN, Keys.signing("log", algorithm));
  }

  /** Appends entries that are told apart by number and kind, and publishes the checkpoint. */
  byte[] grow(int to, String kind) throws IOException {
    for (long i = builder.head().size(); i < to; i++) {
      builder.add(entry((int) i, kind));
    }
    byte[] checkpoint = checkpoint(builder.flush());
    folder.writeCheckpoint(checkpoint);
    return checkpoint;
  }

  static byte[] entry(int index, String kind) {
    return (kind + index).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] checkpoint(TreeHead head) {
    return new Checkpoint(ORIGIN, head).sign(SIGNERS);
  }

  TreeHead head() {
    return builder.head();
  }

  Path path(String name) {
    return folder.root().resolve(name);
  }

  byte[] read(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  void write(String name, byte[] content) throws IOException {
    Files.createDirectories(path(name).getParent());
    Files.write(path(name), content);
  }

  Verdict verify() throws IOException {
    return verify(Map.of());
  }

  Verdict verify(Map<String, byte[]> former) throws IOException {
    return new LogVerifier(TRUSTED).verify(folder, former);
  }
}

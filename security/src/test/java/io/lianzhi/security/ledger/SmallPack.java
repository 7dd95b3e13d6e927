package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pack of two entries of a log of 300, and a document, for tests to damage. */
final class SmallPack {
  static final int SIZE = 300;

  final Map<String, byte[]> files = new LinkedHashMap<>();

  SmallPack(Path folder) throws IOException {
    SmallLog log = new SmallLog(folder);
    byte[] checkpoint = log.grow(SIZE, "e");
    files.put("checkpoint", checkpoint);
    add(log, checkpoint, "notice", 7);
    add(log, checkpoint, "receipt", 299);
    files.put("documents/抄告函.txt", "浙G12345 超限 49 t".getBytes(UTF_8));
  }

  private void add(SmallLog log, byte[] checkpoint, String name, int index) throws IOException {
    InclusionProof proof = new LogTree(log.folder, SIZE).inclusion(index);
    files.put("entries/" + name, SmallLog.entry(index, "e"));
    files.put("proofs/" + name + ".tlog-proof", new ProofFile(proof, checkpoint).bytes());
  }

  /** Writes the pack as it stands, with a manifest that fits. */
  Path write(Path zip) throws IOException {
    return write(zip, SmallLog.SIGNERS);
  }

  Path write(Path zip, List<NoteSigner> signers) throws IOException {
    Map<String, PackContent> contents = new LinkedHashMap<>();
    files.forEach((name, content) -> contents.put(name, PackContent.of(content)));
    PackWriter.write(zip, contents, signers);
    return zip;
  }

  static Verdict verify(Path pack) throws IOException {
    return new PackVerifier(SmallLog.TRUSTED).verify(pack);
  }

  /** Unpacks it with the platform's own zip reader. */
  static Path unpack(Path zip, Path folder) throws IOException {
    try (var reader = new java.util.zip.ZipFile(zip.toFile())) {
      for (var entry : java.util.Collections.list(reader.entries())) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, reader.getInputStream(entry).readAllBytes());
      }
    }
    return folder;
  }
}

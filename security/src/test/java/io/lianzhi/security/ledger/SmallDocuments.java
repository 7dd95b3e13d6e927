package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A pack of two letters in both suites, each tied to its entry and signed, for tests to damage. */
final class SmallDocuments {
  static final int AT = 12;

  final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Path folder;

  SmallDocuments(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    add("sm", Suite.NATIONAL, SignatureAlgorithm.SM2_SM3, 3);
    add("intl", Suite.INTERNATIONAL, SignatureAlgorithm.ECDSA_P256_SHA256, 5);
    prove();
  }

  void add(String name, Suite suite, SignatureAlgorithm algorithm, int filler) {
    Identity identity = Keys.identity("CN=" + name, algorithm);
    byte[] signed = ("浙G12345 " + name).getBytes(UTF_8);
    byte[] signature = identity.signingKey(name).signFixed(signed);
    byte[] document =
        ByteBuffer.allocate(signed.length + signature.length + 1)
            .put((byte) filler)
            .put(signed)
            .put(signature)
            .array();
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filler);
    files.put("letters/" + name + "/original", document);
    files.put("letters/" + name + "/signed", signed);
    files.put("letters/" + name + "/signature", signature);
    files.put("certificates/" + name + ".pem", Pem.encode(identity.chain()).getBytes(UTF_8));
    record(name, MacKey.of(suite, key).code(document));
    open(name, opening(name, suite, key));
  }

  byte[] file(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  /** Eight bytes, and the commitment behind its length. */
  void record(String name, byte[] commitment) {
    byte[] record =
        ByteBuffer.allocate(AT + commitment.length)
            .putLong(42)
            .putInt(commitment.length)
            .put(commitment)
            .array();
    files.put("records/" + name, record);
  }

  void open(String name, Opening opening) {
    files.put("openings/" + name, opening.bytes());
  }

  Opening opening(String name, Suite suite, byte[] key) {
    String own = "letters/" + name + "/";
    int signed = file(own + "signed").length;
    return new Opening(
        suite,
        key,
        AT,
        own + "original",
        List.of(
            new Opening.Part(1, signed, own + "signed"),
            new Opening.Part(1 + signed, file(own + "signature").length, own + "signature")),
        List.of(
            new Opening.Signed(
                own + "signed", own + "signature", "certificates/" + name + ".pem")));
  }

  Opening opening(String name) {
    return Opening.parse(file("openings/" + name)).orElseThrow();
  }

  /** Puts the digests of the records as they are now into the log, and proves them. */
  void prove() throws IOException {
    List<String> names =
        files.keySet().stream()
            .filter(name -> name.startsWith("records/"))
            .map(name -> name.substring("records/".length()))
            .toList();
    LogBook book = new LogBook(folder);
    Map<String, Long> at = new LinkedHashMap<>();
    for (String name : names) {
      byte[] digest = TreeHasher.sha256().digest(file("records/" + name));
      files.put("entries/" + name, digest);
      at.put(name, book.add(digest));
    }
    byte[] checkpoint = book.sign();
    files.put("checkpoint", checkpoint);
    for (String name : names) {
      files.put(
          "proofs/" + name + ".tlog-proof",
          new ProofFile(book.proof(Objects.requireNonNull(at.get(name))), checkpoint).bytes());
    }
  }

  Path write(Path zip) throws IOException {
    Map<String, PackContent> contents = new LinkedHashMap<>();
    files.forEach((name, content) -> contents.put(name, PackContent.of(content)));
    PackWriter.write(zip, contents, SmallLog.SIGNERS);
    return zip;
  }

  /** A log that takes any entries. */
  private static final class LogBook {
    private final LogFolder folder;
    private final TileBuilder builder;

    LogBook(Path root) throws IOException {
      this.folder = new LogFolder(Files.createTempDirectory(root, "book"));
      this.builder = new TileBuilder(folder);
    }

    long add(byte[] entry) throws IOException {
      long at = builder.head().size();
      builder.add(entry);
      return at;
    }

    byte[] sign() throws IOException {
      return SmallLog.checkpoint(builder.flush());
    }

    InclusionProof proof(long index) throws IOException {
      return new LogTree(folder, builder.head().size()).inclusion(index);
    }
  }
}

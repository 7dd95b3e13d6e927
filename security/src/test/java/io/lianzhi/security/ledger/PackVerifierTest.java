package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on a pack; after each, the untouched pack must be sound. */
class PackVerifierTest {
  @TempDir Path root;
  private SmallPack pack;
  private Path zip;

  @BeforeEach
  void write() throws IOException {
    pack = new SmallPack(root.resolve("log"));
    zip = root.resolve("pack.zip");
  }

  @AfterEach
  void theUntouchedPackIsSound() throws IOException {
    Path untouched = new SmallPack(root.resolve("again")).write(root.resolve("untouched.zip"));
    Verdict sound =
        new Verdict.Sound(
            "the pack is sound: 2 entries stand in the log ledger.example/jinhua of 300 entries,"
                + " and 1 further files are as they were signed",
            "证据包完好：2 个条目在日志 ledger.example/jinhua（共 300 个条目）之中，另 1 个文件与签名清单一致");
    assertThat(SmallPack.verify(untouched)).isEqualTo(sound);
    assertThat(SmallPack.verify(SmallPack.unpack(untouched, root.resolve("unpacked"))))
        .isEqualTo(sound);
  }

  @Test
  void findsEveryChangedByteOfTheZip() throws IOException {
    byte[] good = Files.readAllBytes(pack.write(zip));
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << (at % 8));
      Files.write(zip, bad);
      assertThat(flaw(zip)).as("byte " + at).isNotBlank();
    }
  }

  @Test
  void findsAZipThatIsCutShortOrGoesOn() throws IOException {
    byte[] good = Files.readAllBytes(pack.write(zip));
    for (int length = 0; length < good.length; length += 1 + length / 9) {
      Files.write(zip, Arrays.copyOf(good, length));
      assertThat(flaw(zip)).as("length " + length).isNotBlank();
    }
    Files.write(zip, Arrays.copyOf(good, good.length + 1));
    assertThat(flaw(zip)).startsWith("the zip's directory is not the one of the 7 files");
  }

  @Test
  void namesEveryFileOfTheFolderThatWasChangedTakenAwayOrAdded() throws IOException {
    Path folder = SmallPack.unpack(pack.write(zip), root.resolve("folder"));
    List<String> names = new ArrayList<>(pack.files.keySet());
    names.add("manifest");
    for (String name : names) {
      byte[] good = Files.readAllBytes(folder.resolve(name));
      for (int at = 0; at < good.length; at += 1 + good.length / 20) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(folder.resolve(name), bad);
        assertThat(flaw(folder)).as("byte " + at).startsWith(name);
      }
      Files.delete(folder.resolve(name));
      assertThat(flaw(folder)).isEqualTo(name + " is missing");
      Files.write(folder.resolve(name), good);
    }
    Files.write(folder.resolve("documents/more"), new byte[1]);
    assertThat(flaw(folder)).isEqualTo("documents/more was added: the manifest does not list it");
  }

  /** Whoever has the keys can sign any manifest; the proofs still hold him to the log. */
  @Test
  void findsEntriesThatTheLogDoesNotHaveUnderAGoodManifest() throws IOException {
    byte[] notice = pack.files.get("entries/notice");
    byte[] receipt = pack.files.get("entries/receipt");
    pack.files.put("entries/notice", "another".getBytes(UTF_8));
    assertThat(flaw(pack.write(zip)))
        .isEqualTo(
            "proofs/notice.tlog-proof does not lead from its entry to the root that its checkpoint"
                + " signs: the entry or the proof was altered");
    pack.files.put("entries/notice", receipt);
    pack.files.put("entries/receipt", notice);
    assertThat(flaw(pack.write(zip))).startsWith("proofs/notice.tlog-proof does not lead");
    pack.files.put("entries/notice", notice);
    pack.files.put("entries/receipt", receipt);
    assertThat(SmallPack.verify(pack.write(zip))).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void findsAProofAtAnotherIndexOrUnderAnotherCheckpoint() throws IOException {
    byte[] good = pack.files.get("proofs/notice.tlog-proof");
    String text = new String(good, UTF_8);
    pack.files.put("proofs/notice.tlog-proof", text.replace("index 7", "index 8").getBytes(UTF_8));
    assertThat(flaw(pack.write(zip))).startsWith("proofs/notice.tlog-proof does not lead");
    SmallLog longer = new SmallLog(root.resolve("longer"));
    byte[] other = longer.grow(301, "e");
    InclusionProof proof = new LogTree(longer.folder, 301).inclusion(7);
    pack.files.put("proofs/notice.tlog-proof", new ProofFile(proof, other).bytes());
    assertThat(flaw(pack.write(zip)))
        .isEqualTo("proofs/notice.tlog-proof is under another checkpoint than the pack's");
    pack.files.put("proofs/notice.tlog-proof", text.replace("index 7", "index 07").getBytes(UTF_8));
    assertThat(flaw(pack.write(zip))).contains("is not a proof of the form");
    pack.files.put("proofs/notice.tlog-proof", good);
    assertThat(SmallPack.verify(pack.write(zip))).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void asksForAnEntryForEachProofAProofForEachEntryAndOneAtLeast() throws IOException {
    pack.files.remove("entries/receipt");
    assertThat(flaw(pack.write(zip)))
        .isEqualTo("proofs/receipt.tlog-proof is of no entry of the pack");
    pack.files.remove("proofs/receipt.tlog-proof");
    assertThat(SmallPack.verify(pack.write(zip))).isInstanceOf(Verdict.Sound.class);
    pack.files.remove("proofs/notice.tlog-proof");
    assertThat(flaw(pack.write(zip))).isEqualTo("proofs/notice.tlog-proof is missing");
    pack.files.remove("entries/notice");
    assertThat(flaw(pack.write(zip))).isEqualTo("the pack proves nothing: it has no entry");
    pack.files.remove("checkpoint");
    assertThat(flaw(pack.write(zip))).isEqualTo("checkpoint is missing");
  }

  @Test
  void takesAManifestOfTheLogsKeysOnly() throws IOException {
    NoteSigner stranger = SmallLog.signer(SignatureAlgorithm.SM2_SM3);
    assertThat(flaw(pack.write(zip, List.of(SmallLog.ED25519, stranger))))
        .isEqualTo("manifest is not signed by the key of ledger.example/jinhua");
    Path folder = SmallPack.unpack(pack.write(zip), root.resolve("folder"));
    Files.write(folder.resolve("manifest"), pack.files.get("checkpoint"));
    assertThat(flaw(folder)).isEqualTo("manifest is signed, but not a list of files");
  }

  @Test
  void refusesAZipFromAnotherTool() throws IOException {
    try (ZipOutputStream other = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> file : pack.files.entrySet()) {
        other.putNextEntry(new ZipEntry(file.getKey()));
        other.write(file.getValue());
      }
    }
    assertThat(flaw(zip)).startsWith("checkpoint is compressed, encrypted or dated");
  }

  /** Half a kilobyte of deflated zeroes of a gigabyte is never inflated. */
  @Test
  void refusesABombWithoutUnpackingIt() throws IOException {
    try (ZipOutputStream bomb = new ZipOutputStream(Files.newOutputStream(zip))) {
      bomb.putNextEntry(new ZipEntry("manifest"));
      for (int megabyte = 0; megabyte < 16; megabyte++) {
        bomb.write(new byte[1 << 20]);
      }
    }
    assertThat(flaw(zip)).startsWith("manifest is compressed");
    Files.write(zip, ZipForm.local("manifest", 0, ZipForm.LONGEST));
    assertThat(flaw(zip)).isEqualTo("the pack breaks off inside manifest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../evil",
        "a/../../evil",
        "/etc/evil",
        "a//b",
        "a/",
        ".hidden",
        "a/.hidden",
        "C:evil",
        "a\\b",
        "a b",
        "a\nb",
        "a\0b",
        "-option",
        "end.",
        "a\u202eb",
        "e\u0301",
        "~"
      })
  void refusesNamesThatLeadElsewhereOrDeceive(String name) throws IOException {
    writeRaw(name);
    assertThat(flaw(zip)).isEqualTo("file 1 of the pack has a name that no file may have");
    assertThatThrownBy(() ->
            PackWriter.write(zip, Map.of(name, PackContent.of(new byte[0])), SmallLog.SIGNERS))
        .isInstanceOf(IllegalArgumentException.class);
    writeRaw("a/b-c_d.e/文件.txt");
    assertThat(flaw(zip)).isEqualTo("manifest is missing");
  }

  @Test
  void refusesNamesTooLongForAFileSystem() throws IOException {
    writeRaw("a".repeat(256));
    assertThat(flaw(zip)).isEqualTo("file 1 of the pack has a name that no file may have");
    writeRaw("a".repeat(255));
    assertThat(flaw(zip)).isEqualTo("manifest is missing");
  }

  @Test
  void refusesTwoFilesThatWouldBecomeOne() throws IOException {
    for (List<String> names :
        List.of(List.of("a", "a"), List.of("a", "A"), List.of("a", "a/b"), List.of("a/b", "A"))) {
      writeRaw(names.toArray(new String[0]));
      assertThat(flaw(zip)).startsWith("the pack holds two files of the name");
    }
    writeRaw("a", "b", "c/a", "c/b");
    assertThat(flaw(zip)).isEqualTo("manifest is missing");
  }

  @Test
  void refusesLinksInAFolder() throws IOException {
    Path folder = SmallPack.unpack(pack.write(zip), root.resolve("folder"));
    Files.delete(folder.resolve("entries/notice"));
    Files.createSymbolicLink(folder.resolve("entries/notice"), root.resolve("nowhere"));
    assertThat(flaw(folder)).isEqualTo("entries/notice is a link or a device, not a file");
    Files.delete(folder.resolve("entries/notice"));
    Files.write(root.resolve("elsewhere"), pack.files.get("entries/notice"));
    Files.createSymbolicLink(folder.resolve("entries/notice"), root.resolve("elsewhere"));
    assertThat(flaw(folder)).isEqualTo("entries/notice is a link or a device, not a file");
  }

  private void writeRaw(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<ZipForm.ZipFile> files = new ArrayList<>();
    for (String name : names) {
      files.add(new ZipForm.ZipFile(name, bytes.size(), (int) new CRC32().getValue(), 0, ""));
      bytes.writeBytes(ZipForm.local(name, 0, 0));
    }
    bytes.writeBytes(ZipForm.directory(files, bytes.size()));
    Files.write(zip, bytes.toByteArray());
  }

  private static String flaw(Path pack) throws IOException {
    Verdict verdict = SmallPack.verify(pack);
    assertThat(verdict).isInstanceOf(Verdict.Flaw.class);
    assertThat(verdict.english()).doesNotContain("\n").isNotBlank();
    assertThat(verdict.chinese()).doesNotContain("\n").matches(".*\\p{IsHan}.*");
    return verdict.english();
  }
}

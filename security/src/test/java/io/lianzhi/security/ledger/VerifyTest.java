package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: what it checks, what it says, and its exit codes. */
class VerifyTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  @TempDir Path root;
  private SmallLog log;
  private byte[] former;
  private String keys;

  @BeforeEach
  void grow() throws IOException {
    log = new SmallLog(root.resolve("log"));
    former = log.grow(100, "e");
    log.grow(SmallPack.SIZE, "e");
    keys =
        write(
            "keys", (SmallLog.ED25519.key() + "\n\n" + SmallLog.SM2.key() + "\n").getBytes(UTF_8));
  }

  @Test
  void checksALog() throws IOException {
    String kept = write("kept", former);
    String folder = log.folder.root().toString();
    assertThat(run("--key", keys, "--since", kept, folder)).isZero();
    assertThat(lines()).hasSize(2).anyMatch(line -> line.startsWith("the log " + SmallLog.ORIGIN));
    byte[] tile = log.read("tile/0/000");
    tile[17] ^= 1;
    log.write("tile/0/000", tile);
    assertThat(run("--key", keys, folder)).isEqualTo(1);
    assertThat(lines())
        .containsExactly(
            "tile/0/000 被改动：由 tile/0/000 算出的哈希与 tile/1/000.p/1 所载不符",
            "tile/0/000 was altered: tile/0/000 does not give the hash that tile/1/000.p/1 has for"
                + " it");
  }

  @Test
  void checksAPackZippedAndUnpacked() throws IOException {
    SmallPack pack = new SmallPack(root.resolve("packed"));
    Path zip = pack.write(root.resolve("PACK.ZIP"));
    assertThat(run("--key", keys, zip.toString())).isZero();
    Path folder = SmallPack.unpack(zip, root.resolve("folder"));
    assertThat(run("--key", keys, folder.toString())).isZero();
    Files.write(folder.resolve("entries/notice"), new byte[] {1});
    assertThat(run("--key", keys, folder.toString())).isEqualTo(1);
    assertThat(lines())
        .contains("entries/notice was altered: it has not the digest that the manifest signs");
  }

  @Test
  void checksAProofWithItsEntry() throws IOException {
    InclusionProof proof = new LogTree(log.folder, SmallPack.SIZE).inclusion(42);
    String file = write("42.tlog-proof", new ProofFile(proof, log.read("checkpoint")).bytes());
    String entry = write("entry", SmallLog.entry(42, "e"));
    assertThat(run("--key", keys, file, entry)).isZero();
    assertThat(lines())
        .containsExactly(
            "证明完好：它是日志 ledger.example/jinhua（共 300 个条目）中的条目 42",
            "the proof is sound: it is entry 42 of the log ledger.example/jinhua of 300");
    assertThat(run("--key", keys, file, write("other", SmallLog.entry(43, "e")))).isEqualTo(1);
  }

  @Test
  void checksACheckpoint() throws IOException {
    assertThat(run("--key", keys, write("kept", former))).isZero();
    assertThat(lines())
        .contains("the checkpoint is signed: the log ledger.example/jinhua has 100 entries");
    former[10] ^= 1;
    assertThat(run("--key", keys, write("kept", former))).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "SM2_SM3"})
  void takesCertificatesAndPublicKeysInPemForm(SignatureAlgorithm algorithm) throws IOException {
    Identity identity = Keys.identity("CN=log", algorithm);
    NoteSigner signer = new NoteSigner(SmallLog.ORIGIN, identity.signingKey("log"));
    String note = write("kept", new Checkpoint(SmallLog.ORIGIN, log.head()).sign(List.of(signer)));
    String certificate = write("certificate.pem", Pem.encode(identity.chain()).getBytes(UTF_8));
    String base64 = Base64.getMimeEncoder().encodeToString(identity.publicKey().getEncoded());
    String key =
        write(
            "key.pem",
            ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .getBytes(UTF_8));
    assertThat(run("--key", certificate, "--origin", SmallLog.ORIGIN, note)).isZero();
    assertThat(run("--key", key, "--origin", SmallLog.ORIGIN, note)).isZero();
    assertThat(run("--key", key, "--origin", "ledger.example/other", note)).isEqualTo(1);
    assertThat(run("--key", key, note)).isEqualTo(2);
  }

  @Test
  void saysHowItIsUsedInBothLanguages() throws IOException {
    String folder = log.folder.root().toString();
    for (String[] words :
        new String[][] {
          {},
          {folder},
          {"--key", keys},
          {"--key"},
          {"--key", keys, "--unknown", folder},
          {"--key", keys, folder, folder, folder},
          {"--key", keys, "--since", keys, keys}
        }) {
      assertThat(run(words)).isEqualTo(2);
      assertThat(said.toString(UTF_8)).contains("usage: java -jar lianzhi-verify.jar", "退出码");
    }
    assertThat(run("--key", keys, folder)).isZero();
  }

  @Test
  void saysThatItDidNotCheckWhatItCannotRead() throws IOException {
    assertThat(run("--key", keys, root.resolve("absent").toString())).isEqualTo(2);
    assertThat(said.toString(UTF_8)).contains("未检查 not checked").doesNotContain("usage");
    String folder = log.folder.root().toString();
    assertThat(run("--key", keys, "--since", root.resolve("absent").toString(), folder))
        .isEqualTo(2);
    assertThat(run("--key", keys, folder)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\n%%%%\n",
      })
  void takesNoOtherKeys(String text) throws IOException {
    String other = write("other", text.getBytes(UTF_8));
    String folder = log.folder.root().toString();
    assertThat(run("--key", other, "--origin", SmallLog.ORIGIN, folder)).isEqualTo(2);
    assertThat(run("--key", keys, "--origin", SmallLog.ORIGIN, folder)).isZero();
  }

  private int run(String... words) {
    said.reset();
    try (PrintStream out = new PrintStream(said, true, UTF_8)) {
      return new Verify(out).run(List.of(words));
    }
  }

  private List<String> lines() {
    return said.toString(UTF_8).lines().toList();
  }

  private String write(String name, byte[] content) throws IOException {
    Path file = root.resolve(name);
    Files.write(file, content);
    return file.toString();
  }
}

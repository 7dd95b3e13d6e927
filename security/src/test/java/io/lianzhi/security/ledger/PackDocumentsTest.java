package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Tool;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks on what ties documents to entries, by somebody who has the log's keys and signs whatever
 * manifest fits; after each, the untouched pack must be sound.
 */
class PackDocumentsTest {
  private static final String COMMITS = "letters/sm/original is not what records/sm commits to";

  @TempDir Path root;
  private SmallDocuments pack;

  @BeforeEach
  void write() throws IOException {
    pack = new SmallDocuments(root.resolve("log"));
  }

  @AfterEach
  void theUntouchedPackIsSound() throws IOException {
    Path untouched = new SmallDocuments(root.resolve("again")).write(root.resolve("untouched.zip"));
    assertThat(SmallPack.verify(untouched))
        .isInstanceOf(Verdict.Sound.class)
        .extracting(Verdict::english, Verdict::chinese)
        .containsExactly(
            "the pack is sound: 2 entries stand in the log ledger.example/jinhua of 2 entries,"
                + " 2 records are what they digest, 2 of them commit to documents of the pack,"
                + " 2 signatures hold, and 8 further files are as they were signed",
            "证据包完好：2 个条目在日志 ledger.example/jinhua（共 2 个条目）之中，"
                + "2 条记录与条目摘要一致，其中 2 条承诺包内文件，2 个签名有效，另 8 个文件与签名清单一致");
  }

  private String flaw() throws IOException {
    Verdict verdict = SmallPack.verify(pack.write(root.resolve("pack.zip")));
    assertThat(verdict).isInstanceOf(Verdict.Flaw.class);
    assertThat(verdict.english()).doesNotContain("\n");
    assertThat(verdict.chinese()).doesNotContain("\n").matches(".*\\p{IsHan}.*");
    return verdict.english();
  }

  @Test
  void findsAnAlteredDocument() throws IOException {
    byte[] good = pack.file("letters/sm/original");
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      pack.files.put("letters/sm/original", bad);
      assertThat(flaw()).as("byte " + at).startsWith(COMMITS);
    }
    pack.files.put("letters/sm/original", pack.file("letters/intl/original"));
    assertThat(flaw()).startsWith(COMMITS);
    pack.files.remove("letters/sm/original");
    assertThat(flaw()).isEqualTo("letters/sm/original is missing");
  }

  @Test
  void findsAnAlteredRecordAndOneOfNoEntry() throws IOException {
    byte[] good = pack.file("records/sm");
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      pack.files.put("records/sm", bad);
      assertThat(flaw())
          .as("byte " + at)
          .isEqualTo("records/sm is not the record of which entries/sm is the SHA-256");
    }
    pack.files.put("records/sm", pack.file("records/intl"));
    assertThat(flaw()).startsWith("records/sm is not the record");
    pack.files.put("records/sm", good);
    pack.files.put("records/more", good);
    assertThat(flaw()).isEqualTo("records/more is of no entry of the pack");
    pack.files.remove("records/more");
    pack.files.remove("records/sm");
    assertThat(flaw()).isEqualTo("openings/sm opens no record of the pack");
  }

  @Test
  void findsExchangedEntriesAndProofs() throws IOException {
    for (String kind : List.of("entries/%s", "proofs/%s.tlog-proof")) {
      byte[] one = pack.file(kind.formatted("sm"));
      byte[] other = pack.file(kind.formatted("intl"));
      pack.files.put(kind.formatted("sm"), other);
      pack.files.put(kind.formatted("intl"), one);
      assertThat(flaw()).contains(".tlog-proof does not lead from its entry");
      pack.files.put(kind.formatted("sm"), one);
      pack.files.put(kind.formatted("intl"), other);
    }
    assertThat(SmallPack.verify(pack.write(root.resolve("pack.zip"))))
        .isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void findsAnAlteredOpening() throws IOException {
    String good = new String(pack.file("openings/sm"), UTF_8);
    for (String bad :
        List.of(
            good.replace("v1", "v2"),
            good.replace("HMAC-SM3", "HMAC-SHA256"),
            good.replace("HMAC-SM3", "hmac-sm3"),
            good.replace("HMAC-SM3", "HMAC-MD5"),
            good.replace("0303", "0304"),
            good.replace("0303", "030"),
            good.replace("record 12", "record 11"),
            good.replace("record 12", "record 13"),
            good.replace("record 12", "record 012"),
            good.replace("record 12", "record 3"),
            good.replace("record 12", "record 9223372036854775807"),
            good.replace("document letters/sm", "document letters/intl"),
            good.replace("part 1 ", "part 2 "),
            good.replace("part 1 ", "part 9223372036854775807 "),
            good.replace("signature\n", "signed\n"),
            good.replace("signed letters/sm/signed", "signed certificates/sm.pem"),
            good.replace("signed letters", "sealed letters"),
            good.replace("sm.pem", "intl.pem"),
            good.replace("sm.pem", "none.pem"),
            good.replace("certificates/sm.pem", "letters/sm/signed"),
            good + "part\n",
            good + "\n",
            good.strip())) {
      assertThat(bad).isNotEqualTo(good);
      pack.files.put("openings/sm", bad.getBytes(UTF_8));
      assertThat(flaw()).as(bad).isNotBlank();
    }
    pack.files.put("openings/sm", pack.file("openings/intl"));
    assertThat(flaw())
        .isEqualTo("letters/intl/original is not what records/sm commits to by openings/sm");
    pack.files.put("openings/sm", good.getBytes(UTF_8));
    pack.files.put("openings/more", good.getBytes(UTF_8));
    assertThat(flaw()).isEqualTo("openings/more opens no record of the pack");
  }

  @Test
  void findsAPartThatIsNotOfTheDocument() throws IOException {
    for (String part : List.of("letters/sm/signed", "letters/sm/signature")) {
      byte[] good = pack.file(part);
      byte[] bad = good.clone();
      bad[good.length / 2] ^= 1;
      for (byte[] each : List.of(bad, Arrays.copyOf(good, good.length - 1), new byte[0])) {
        pack.files.put(part, each);
        assertThat(flaw())
            .isEqualTo(part + " is not that part of letters/sm/original which openings/sm says");
      }
      pack.files.remove(part);
      assertThat(flaw()).isEqualTo(part + " is missing");
      pack.files.put(part, good);
    }
  }

  @Test
  void findsASignatureOfAnother() throws IOException {
    byte[] other = pack.file("certificates/intl.pem");
    pack.files.put("certificates/sm.pem", other);
    assertThat(flaw())
        .isEqualTo(
            "letters/sm/signature is not a signature of letters/sm/signed by the key of"
                + " certificates/sm.pem");
    pack.files.put("certificates/sm.pem", "浙".getBytes(UTF_8));
    assertThat(flaw()).isEqualTo("certificates/sm.pem is not a certificate");
    pack.files.remove("certificates/sm.pem");
    assertThat(flaw()).isEqualTo("certificates/sm.pem is missing");
  }

  /** The whole chain made anew, but for the document: nobody can find one of the same HMAC. */
  @Test
  void findsARecordThatCommitsToAnotherDocumentThoughTheLogHasIt() throws IOException {
    byte[] commitment = MacKey.of(Suite.NATIONAL, new byte[32]).code(new byte[1]);
    pack.record("sm", commitment);
    pack.prove();
    assertThat(flaw()).startsWith(COMMITS);
  }

  @Test
  void oneLettersKeyOpensNoOther() throws IOException {
    Opening own = pack.opening("sm");
    Opening other = pack.opening("intl");
    pack.open("intl", pack.opening("intl", Suite.INTERNATIONAL, own.key()));
    assertThat(flaw()).startsWith("letters/intl/original is not what records/intl commits to");
    assertThat(own.key()).isNotEqualTo(other.key());
    assertThat(own).hasToString("Opening[letters/sm/original]");
  }

  @Test
  void namesEveryFileOfWhichOneByteWasChanged() throws IOException {
    Path folder = SmallPack.unpack(pack.write(root.resolve("pack.zip")), root.resolve("unpacked"));
    for (String name : pack.files.keySet()) {
      byte[] good = Files.readAllBytes(folder.resolve(name));
      byte[] bad = good.clone();
      bad[good.length / 2] ^= 1;
      Files.write(folder.resolve(name), bad);
      assertThat(SmallPack.verify(folder).english()).startsWith(name);
      Files.write(folder.resolve(name), good);
    }
    assertThat(SmallPack.verify(folder)).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void takesSignaturesOfEveryKindOfKey() throws IOException {
    pack.add("rsa", Suite.INTERNATIONAL, SignatureAlgorithm.RSA_SHA256, 6);
    pack.add("ed", Suite.INTERNATIONAL, SignatureAlgorithm.ED25519, 7);
    pack.prove();
    assertThat(SmallPack.verify(pack.write(root.resolve("pack.zip"))).english())
        .contains("4 signatures hold");
    pack.files.put("certificates/ed.pem", pack.file("certificates/rsa.pem"));
    assertThat(flaw()).startsWith("letters/ed/signature is not a signature of letters/ed/signed");
  }

  /** What LEDGER.md says anybody can do. */
  @Test
  void opensslFindsTheSameCommitmentInTheRecord() throws Exception {
    Tool.requireOpenssl(root);
    Tool openssl = new Tool(root);
    for (String name : List.of("sm", "intl")) {
      Opening opening = pack.opening(name);
      openssl.write("document", pack.file(opening.document()));
      int at = (int) opening.at();
      String committed = HexFormat.of().formatHex(pack.file("records/" + name), at, at + 32);
      byte[] said =
          openssl.run(
              "openssl",
              "dgst",
              name.equals("sm") ? "-sm3" : "-sha256",
              "-mac",
              "HMAC",
              "-macopt",
              "hexkey:" + HexFormat.of().formatHex(opening.key()),
              "document");
      assertThat(new String(said, UTF_8)).contains(committed);
    }
  }

  @Test
  void aPreparedPackIsSentAsItIsWrittenAndKnowsItsLength() throws IOException {
    byte[] written = Files.readAllBytes(pack.write(root.resolve("pack.zip")));
    Map<String, PackContent> contents = new LinkedHashMap<>();
    List<String> opened = new ArrayList<>();
    pack.files.forEach((name, content) ->
        contents.put(
            name,
            () -> {
              opened.add(name);
              return PackContent.of(content).open();
            }));
    PreparedPack prepared = PackWriter.prepare(contents, SmallLog.SIGNERS);
    assertThat(opened).containsExactlyElementsOf(pack.files.keySet());
    assertThat(prepared.size()).isEqualTo(written.length);
    ByteArrayOutputStream byByte = new ByteArrayOutputStream();
    try (InputStream zip = prepared.open()) {
      for (int read = zip.read(); read >= 0; read = zip.read()) {
        byByte.write(read);
      }
    }
    assertThat(byByte.size()).isEqualTo(written.length);
    assertThat(opened).hasSize(2 * pack.files.size());
    Path sent = root.resolve("sent.zip");
    Files.write(sent, byByte.toByteArray());
    assertThat(SmallPack.verify(sent)).isInstanceOf(Verdict.Sound.class);
    contents.put("manifest", PackContent.of(new byte[0]));
    assertThatThrownBy(() -> PackWriter.prepare(contents, SmallLog.SIGNERS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aContentThatChangesWhileThePackIsSentBreaksItOff() throws IOException {
    byte[] content = {1, 2, 3};
    PreparedPack prepared =
        PackWriter.prepare(Map.of("document", PackContent.of(content)), SmallLog.SIGNERS);
    assertThat(prepared.open().readAllBytes()).hasSize((int) prepared.size());
    content[1] = 5;
    assertThatThrownBy(() -> prepared.open().readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessage("document changed while the pack was sent");
  }
}

package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Foreign bytes in the place of everything that {@link Verify} reads: each is what it says in its
 * one form, or refused in one way. {@code JAZZER_FUZZ=1 mvn -pl security test
 * -Dtest=LedgerFuzzTest#note} fuzzes one of them.
 */
class LedgerFuzzTest {
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final TrustedKeys KEYS = new TrustedKeys(List.of(NoteKey.parse(PETER)));

  @FuzzTest(maxDuration = "10m")
  void note(byte[] data) {
    try {
      assertThat(KEYS.open(data, "note")).startsWith("If you think cryptography is the answer");
    } catch (FlawException refused) {
      assertThat(refused.flaw().english()).doesNotContain("\n");
    }
  }

  @FuzzTest(maxDuration = "10m")
  void signature(byte[] data) {
    String line = new String(data, UTF_8);
    NoteSignature.parse(line).ifPresent(read -> assertThat(read.line()).isEqualTo(line + "\n"));
  }

  @FuzzTest(maxDuration = "10m")
  void checkpoint(byte[] data) {
    String text = new String(data, UTF_8);
    Checkpoint.parse(text).ifPresent(read -> assertThat(read.text()).isEqualTo(text));
  }

  @FuzzTest(maxDuration = "10m")
  void tilePath(byte[] data) {
    String text = new String(data, UTF_8);
    TilePath.parse(text).ifPresent(read -> assertThat(read).hasToString(text));
  }

  @FuzzTest(maxDuration = "10m")
  void proof(byte[] data) {
    try {
      ProofFile proof = ProofFile.parse(data, "proof");
      assertThat(proof.bytes()).isEqualTo(data);
      assertThat(proof.proof().proves(TreeHash.EMPTY, new TreeHead(1000, TreeHash.EMPTY)))
          .isFalse();
    } catch (FlawException refused) {
      assertThat(refused.flaw().english()).doesNotContain("\n");
    }
  }

  @FuzzTest(maxDuration = "10m")
  void key(byte[] data) throws IOException {
    try {
      KeyFile.parse(new String(data, UTF_8), "a")
          .forEach(key -> assertThat(NoteKey.parse(key.toString())).hasToString(key.toString()));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("\n");
    }
  }

  @FuzzTest(maxDuration = "10m")
  void bundle(byte[] data) {
    EntryBundle bundle = new EntryBundle(data);
    TreeHasher hasher = new TreeHasher();
    int read = 0;
    while (bundle.next()) {
      assertThat(bundle.leaf(hasher)).isNotNull();
      read++;
    }
    assertThat(bundle.end()).isBetween(read * EntryBundle.PREFIX, data.length);
  }

  @FuzzTest(maxDuration = "10m")
  void manifest(byte[] data) {
    String text = new String(data, UTF_8);
    PackManifest.parse(text).ifPresent(read -> assertThat(read.text()).isEqualTo(text));
  }

  @FuzzTest(maxDuration = "10m")
  void pack(byte[] data) throws IOException {
    try {
      ZippedPack pack = ZippedPack.read(Path.of("pack.zip"), new ByteArrayInputStream(data));
      assertThat(pack.names()).isNotEmpty().allMatch(PackNames::isName);
    } catch (FlawException refused) {
      assertThat(refused.flaw().english()).doesNotContain("\n");
    }
  }
}

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
 * one form, or refused in one way. {@code java adapters/Fuzz.java 10m 2 LedgerFuzzTest} looks
 * further.
 */
class LedgerFuzzTest {
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final TrustedKeys KEYS = new TrustedKeys(List.of(NoteKey.parse(PETER)));

  @FuzzTest
  void note(byte[] data) {
    try {
      assertThat(KEYS.open(data, "note")).startsWith("If you think cryptography is the answer");
    } catch (FlawException refused) {
      assertThat(refused.flaw().english()).doesNotContain("\n");
    }
  }

  @FuzzTest
  void signature(byte[] data) {
    String line = new String(data, UTF_8);
    NoteSignature.parse(line).ifPresent(read -> assertThat(read.line()).isEqualTo(line + "\n"));
  }

  @FuzzTest
  void checkpoint(byte[] data) {
    String text = new String(data, UTF_8);
    Checkpoint.parse(text).ifPresent(read -> assertThat(read.text()).isEqualTo(text));
  }

  @FuzzTest
  void tilePath(byte[] data) {
    String text = new String(data, UTF_8);
    TilePath.parse(text).ifPresent(read -> assertThat(read).hasToString(text));
  }

  @FuzzTest
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

  @FuzzTest
  void key(byte[] data) throws IOException {
    try {
      KeyFile.parse(new String(data, UTF_8), "a")
          .forEach(key -> assertThat(NoteKey.parse(key.toString())).hasToString(key.toString()));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("\n");
    }
  }

  @FuzzTest
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

  @FuzzTest
  void manifest(byte[] data) {
    String text = new String(data, UTF_8);
    PackManifest.parse(text).ifPresent(read -> assertThat(read.text()).isEqualTo(text));
  }

  @FuzzTest
  void pack(byte[] data) throws IOException {
    try {
      ZippedPack pack = ZippedPack.read(Path.of("pack.zip"), new ByteArrayInputStream(data));
      assertThat(pack.names()).isNotEmpty().allMatch(PackNames::isName);
    } catch (FlawException refused) {
      assertThat(refused.flaw().english()).doesNotContain("\n");
    }
  }

  @FuzzTest
  void opening(byte[] data) {
    Opening.parse(data)
        .ifPresent(read -> {
          assertThat(read.bytes()).isEqualTo(data);
          assertThat(read.commits(new byte[64], data)).isFalse();
        });
  }
}

package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks on a log of 600 entries that grew in two steps; after each, the log is mended and must be
 * sound.
 */
class LogVerifierTest {
  private static final int FORMER = 300;
  private static final int SIZE = 600;
  private static final String GOOD = "e";

  @TempDir Path root;
  private SmallLog log;
  private byte[] former;

  @BeforeEach
  void grow() throws IOException {
    log = new SmallLog(root.resolve("log"));
    former = log.grow(FORMER, GOOD);
    log.grow(SIZE, GOOD);
  }

  @AfterEach
  void theUntouchedLogIsSound() throws IOException {
    SmallLog untouched = new SmallLog(root.resolve("untouched"));
    byte[] held = untouched.grow(FORMER, GOOD);
    untouched.grow(SIZE, GOOD);
    assertThat(untouched.verify(Map.of("kept", held)))
        .isEqualTo(
            new Verdict.Sound(
                "the log ledger.example/jinhua is sound: all 600 entries are under the root that"
                    + " its checkpoint signs, and 1 former checkpoints are held",
                "日志 ledger.example/jinhua 完好：全部 600 个条目均在检查点所签的根之下，1 个以往检查点均得到遵守"));
  }

  @Test
  void namesTheFileOfEveryChangedByte() throws IOException {
    Random random = new Random(20211119);
    for (String file : files()) {
      byte[] good = log.read(file);
      int step = good.length > 500 ? 80 : 1;
      for (int at = random.nextInt(step); at < good.length; at += 1 + random.nextInt(2 * step)) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << random.nextInt(8));
        log.write(file, bad);
        assertThat(flaw()).as("byte " + at).contains(file);
      }
      log.write(file, good);
    }
    assertThat(log.verify()).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void namesEveryFileThatIsCutShortOrGoesOn() throws IOException {
    for (String file : files()) {
      byte[] good = log.read(file);
      for (int length : new int[] {0, 1, good.length / 2, good.length - 1, good.length + 1}) {
        log.write(file, Arrays.copyOf(good, length));
        assertThat(flaw()).as("length " + length).contains(file);
      }
      log.write(file, good);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checkpoint",
        "tile/0/000",
        "tile/0/002.p/88",
        "tile/1/000.p/2",
        "tile/entries/001",
        "tile/entries/002.p/88"
      })
  void namesEveryFileThatIsMissing(String file) throws IOException {
    Files.delete(log.path(file));
    assertThat(flaw()).isEqualTo(file + " is missing");
  }

  @Test
  void aFormerPartialTileMayBeDeleted() throws IOException {
    Files.delete(log.path("tile/0/001.p/44"));
    Files.delete(log.path("tile/entries/001.p/44"));
    Files.delete(log.path("tile/1/000.p/1"));
    log.folder.writeCheckpoint(former);
    assertThat(log.verify()).isInstanceOf(Verdict.Flaw.class);
    assertThat(flaw()).isEqualTo("tile/1/000.p/1 is missing");
    log.write("tile/1/000.p/1", Arrays.copyOf(log.read("tile/1/000.p/2"), 32));
    assertThat(log.verify()).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void saysWhichEntryWasAltered() throws IOException {
    byte[] bundle = log.read("tile/entries/001");
    byte[] entry = SmallLog.entry(300, GOOD);
    bundle[indexOf(bundle, entry)] = 'f';
    log.write("tile/entries/001", bundle);
    assertThat(log.verify())
        .isEqualTo(
            new Verdict.Flaw(
                "entry 300 in tile/entries/001 was altered: it does not hash to the leaf in"
                    + " tile/0/001, which the checkpoint proves",
                "tile/entries/001 中的条目 300 被改动：其哈希与检查点所证明的 tile/0/001 中的叶不符"));
  }

  @Test
  void findsTwoEntriesSwapped() throws IOException {
    swapEntries();
    assertThat(flaw()).startsWith("entry 10 in tile/entries/000 was altered");
  }

  private void swapEntries() throws IOException {
    byte[] bundle = log.read("tile/entries/000");
    byte[] first = SmallLog.entry(10, GOOD);
    byte[] second = SmallLog.entry(11, GOOD);
    int at = indexOf(bundle, first);
    int then = indexOf(bundle, second);
    System.arraycopy(second, 0, bundle, at, first.length);
    System.arraycopy(first, 0, bundle, then, first.length);
    log.write("tile/entries/000", bundle);
  }

  /** The entries are swapped, and so are their leaves: the tile's root is another. */
  @Test
  void findsALeafThatWasMovedWithItsEntry() throws IOException {
    swapEntries();
    byte[] tile = log.read("tile/0/000");
    byte[] leaf = Arrays.copyOfRange(tile, 320, 352);
    System.arraycopy(tile, 352, tile, 320, 32);
    System.arraycopy(leaf, 0, tile, 352, 32);
    log.write("tile/0/000", tile);
    assertThat(flaw())
        .isEqualTo(
            "tile/0/000 was altered: tile/0/000 does not give the hash that tile/1/000.p/2 has for"
                + " it");
  }

  @Test
  void findsTilesThatChangedPlaces() throws IOException {
    byte[] first = log.read("tile/0/000");
    log.write("tile/0/000", log.read("tile/0/001"));
    log.write("tile/0/001", first);
    assertThat(flaw()).startsWith("tile/0/000 was altered");
  }

  @Test
  void findsAPartialTileOfAnotherWidth() throws IOException {
    byte[] tile = log.read("tile/0/002.p/88");
    log.write("tile/0/002.p/88", Arrays.copyOf(tile, 87 * 32));
    assertThat(flaw()).isEqualTo("tile/0/002.p/88 was cut short: 88 hashes are 2,816 bytes");
    Files.delete(log.path("tile/0/002.p/88"));
    log.write("tile/0/002.p/87", Arrays.copyOf(tile, 87 * 32));
    assertThat(flaw()).isEqualTo("tile/0/002.p/88 is missing");
  }

  /** All of it consistent and signed, but by whoever wrote the log anew. */
  @Test
  void findsALogThatWasWrittenAnewFromACheckpointThatWasKept() throws IOException {
    SmallLog forked = new SmallLog(root.resolve("forked"));
    forked.grow(SIZE, "f");
    assertThat(forked.verify()).isInstanceOf(Verdict.Sound.class);
    assertThat(forked.verify(Map.of("kept", former)))
        .isEqualTo(
            new Verdict.Flaw(
                "the log was forked: kept signs another tree of 300 entries",
                "日志被分叉：kept 所签的 300 个条目是另一棵树"));
    assertThat(log.verify(Map.of("kept", former))).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void findsTwoCheckpointsOfOneSizeWithDifferentRoots() throws IOException {
    SmallLog forked = new SmallLog(root.resolve("forked"));
    byte[] other = forked.grow(SIZE, "f");
    assertThat(log.verify(Map.of("other", other)))
        .isEqualTo(
            new Verdict.Flaw(
                "the log was forked: other signs another tree of 600 entries",
                "日志被分叉：other 所签的 600 个条目是另一棵树"));
    log.folder.writeCheckpoint(other);
    assertThat(flaw()).startsWith("the tiles agree with one another, but not with the root");
  }

  @Test
  void findsALogThatWasCutBack() throws IOException {
    byte[] kept = log.read("checkpoint");
    SmallLog shorter = new SmallLog(root.resolve("shorter"));
    shorter.grow(SIZE - 1, GOOD);
    assertThat(shorter.verify()).isInstanceOf(Verdict.Sound.class);
    assertThat(((Verdict.Flaw) shorter.verify(Map.of("kept", kept))).english())
        .isEqualTo("the log was cut back: kept signs 600 entries, and it has 599");
  }

  @Test
  void takesCheckpointsOfThisLogAndItsKeysOnly() throws IOException {
    NoteSigner stranger = SmallLog.signer(SignatureAlgorithm.ED25519);
    Checkpoint ours = new Checkpoint(SmallLog.ORIGIN, log.head());
    log.folder.writeCheckpoint(
        new Checkpoint("ledger.example/other", log.head()).sign(SmallLog.SIGNERS));
    assertThat(flaw())
        .isEqualTo("checkpoint is of the log ledger.example/other, not of ledger.example/jinhua");
    log.folder.writeCheckpoint(ours.sign(List.of(stranger, SmallLog.SM2)));
    assertThat(flaw()).isEqualTo("checkpoint is not signed by the key of ledger.example/jinhua");
    byte[] kept = new Checkpoint(SmallLog.ORIGIN, log.head()).sign(List.of(stranger));
    log.folder.writeCheckpoint(ours.sign(SmallLog.SIGNERS));
    assertThat(log.verify(Map.of("kept", kept))).isInstanceOf(Verdict.Flaw.class);
    assertThat(log.verify()).isInstanceOf(Verdict.Sound.class);
  }

  /** A size that no folder can hold is refused at the first tile, not counted through. */
  @ParameterizedTest
  @ValueSource(longs = {601, 1L << 40, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  void refusesASizeThatTheTilesDoNotHave(long size) throws IOException {
    log.folder.writeCheckpoint(SmallLog.checkpoint(new TreeHead(size, log.head().root())));
    assertThat(flaw()).startsWith("tile/").endsWith("is missing");
  }

  @Test
  void saysWhatItDidNotCheck() throws IOException {
    log.write("tile/0/003", new byte[8192]);
    log.write("tile/0/.DS_Store", new byte[1]);
    log.write("tile/0/002", new byte[8192]);
    assertThat(log.verify().english()).endsWith("; 3 other files there were not checked");
    assertThat(log.verify()).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void anEmptyLogIsSound() throws IOException {
    SmallLog empty = new SmallLog(root.resolve("empty"));
    byte[] kept = empty.grow(0, GOOD);
    assertThat(empty.verify()).isInstanceOf(Verdict.Sound.class);
    assertThat(log.verify(Map.of("kept", kept))).isInstanceOf(Verdict.Sound.class);
    empty.folder.writeCheckpoint(SmallLog.checkpoint(new TreeHead(0, log.head().root())));
    assertThat(empty.verify()).isInstanceOf(Verdict.Flaw.class);
  }

  /** The former partial tiles too. */
  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(log.folder.root())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> log.folder.root().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private String flaw() throws IOException {
    Verdict verdict = log.verify();
    assertThat(verdict).isInstanceOf(Verdict.Flaw.class);
    assertThat(verdict.english()).doesNotContain("\n").isNotBlank();
    assertThat(verdict.chinese()).doesNotContain("\n").matches(".*\\p{IsHan}.*");
    return verdict.english();
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    return new String(bytes, ISO_8859_1).indexOf(new String(part, ISO_8859_1));
  }
}

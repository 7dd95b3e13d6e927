package io.lianzhi.security.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * Trees, tiles and proofs: the known answers of the reference implementation of Certificate
 * Transparency, and RFC 6962 word by word at every size up to 300.
 */
class TreeTest {
  private static final int LARGEST = 300;
  private static final List<byte[]> ENTRIES = ReferenceTree.entries(LARGEST);

  /** The inputs of github.com/transparency-dev/merkle, testonly/constants.go. */
  private static final List<byte[]> KNOWN =
      List.of(
          hex(""),
          hex("00"),
          hex("10"),
          hex("2021"),
          hex("3031"),
          hex("40414243"),
          hex("5051525354555657"),
          hex("606162636465666768696a6b6c6d6e6f"));

  private static final List<String> KNOWN_ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Example
  void givesTheRootsOfTheReferenceImplementation() throws IOException {
    for (int size = 0; size <= KNOWN.size(); size++) {
      List<byte[]> entries = KNOWN.subList(0, size);
      TreeHash known = TreeHash.of(hex(KNOWN_ROOTS.get(size)));
      assertThat(frontier(entries).head()).isEqualTo(new TreeHead(size, known));
      assertThat(tree(entries).head(size).root()).isEqualTo(known);
    }
  }

  @Example
  void givesTheInclusionProofsOfTheReferenceImplementation() throws IOException {
    assertThat(path(0, 1)).isEmpty();
    assertThat(path(0, 2))
        .isEqualTo(hashes("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"));
    assertThat(path(1, 2))
        .isEqualTo(hashes("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"));
    assertThat(path(2, 3))
        .isEqualTo(hashes("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
    assertThat(path(1, 5))
        .isEqualTo(
            hashes(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
    assertThat(path(5, 8))
        .isEqualTo(
            hashes(
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
  }

  @Example
  void givesTheConsistencyProofsOfTheReferenceImplementation() throws IOException {
    assertThat(growth(1, 1)).isEmpty();
    assertThat(growth(1, 8))
        .isEqualTo(
            hashes(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(growth(2, 5))
        .isEqualTo(
            hashes(
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
    assertThat(growth(6, 8))
        .isEqualTo(
            hashes(
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
  }

  /** The example in C2SP tlog-tiles, and the one beside it. */
  @Example
  void laysOutTheTilesOfTheStandardsExample() throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    TileBuilder builder = new TileBuilder(tiles);
    for (int i = 0; i < 70_000; i++) {
      builder.add(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
    }
    builder.flush();
    assertThat(count(tiles, "tile/0/[0-9]{3}")).isEqualTo(273);
    assertThat(count(tiles, "tile/entries/[0-9]{3}")).isEqualTo(273);
    assertThat(tiles.files)
        .containsKeys(
            "tile/0/273.p/112",
            "tile/1/000",
            "tile/1/001.p/17",
            "tile/2/000.p/1",
            "tile/entries/273.p/112")
        .hasSize(2 * 273 + 5);
    assertThat(new LogTree(tiles, 70_000).head(70_000)).isEqualTo(builder.head());
  }

  @Example
  void aTreeOf256HasOneFullTileAndAPartialOneOfWidthOneAboveIt() throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    build(tiles, ENTRIES.subList(0, 256));
    assertThat(tiles.files).containsOnlyKeys("tile/0/000", "tile/1/000.p/1", "tile/entries/000");
  }

  @Property
  void frontierAndTilesGiveTheRootOfTheRfc(@ForAll @IntRange(min = 0, max = LARGEST) int size)
      throws IOException {
    List<byte[]> entries = ENTRIES.subList(0, size);
    TreeHead expected = new TreeHead(size, ReferenceTree.root(entries));
    assertThat(frontier(entries).head()).isEqualTo(expected);
    assertThat(build(new MemoryTiles(), entries)).isEqualTo(expected);
    assertThat(tree(ENTRIES).head(size)).isEqualTo(expected);
  }

  @Property
  void aLogThatGoesOnIsTheOneThatNeverStopped(
      @ForAll @IntRange(min = 0, max = LARGEST) int stop,
      @ForAll @IntRange(min = 0, max = LARGEST) int more)
      throws IOException {
    int size = Math.min(LARGEST, stop + more);
    MemoryTiles whole = new MemoryTiles();
    TreeHead expected = build(whole, ENTRIES.subList(0, size));
    MemoryTiles stopped = new MemoryTiles();
    TreeHead head = build(stopped, ENTRIES.subList(0, stop));
    TileBuilder resumed = TileBuilder.resume(head, stopped, stopped);
    for (byte[] entry : ENTRIES.subList(stop, size)) {
      resumed.add(entry);
    }
    assertThat(resumed.flush()).isEqualTo(expected);
    whole.files.forEach((path, content) -> assertThat(stopped.files.get(path)).isEqualTo(content));
  }

  @Example
  void goesOnWithNoOtherTree() throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    TreeHead head = build(tiles, ENTRIES);
    TreeHead other = new TreeHead(head.size(), ReferenceTree.root(ENTRIES.subList(0, 299)));
    assertThatThrownBy(() -> TileBuilder.resume(other, tiles, tiles))
        .isInstanceOf(FlawException.class);
    assertThatThrownBy(() -> TileBuilder.resume(head, new MemoryTiles(), tiles))
        .isInstanceOf(FlawException.class)
        .hasMessage("tile/0/001.p/44 is missing");
    assertThat(TileBuilder.resume(head, tiles, tiles).head()).isEqualTo(head);
  }

  @Property
  void provesEachLeafAsTheRfcHasIt(@ForAll @IntRange(min = 1, max = LARGEST) int size)
      throws IOException {
    List<byte[]> entries = ENTRIES.subList(0, size);
    MemoryTiles tiles = new MemoryTiles();
    TreeHead head = build(tiles, entries);
    LogTree tree = new LogTree(tiles, size);
    for (int index = 0; index < size; index += 1 + size / 8) {
      InclusionProof proof = tree.inclusion(index);
      assertThat(proof.path()).isEqualTo(ReferenceTree.path(index, entries));
      assertThat(proof.proves(TreeHash.ofEntry(entries.get(index)), head)).isTrue();
      assertThat(tree.leaf(index)).isEqualTo(TreeHash.ofEntry(entries.get(index)));
    }
  }

  @Property
  void provesGrowthAsTheRfcHasIt(@ForAll @IntRange(min = 0, max = LARGEST) int size)
      throws IOException {
    LogTree tree = tree(ENTRIES.subList(0, size));
    TreeHead head = tree.head(size);
    for (int before = 0; before <= size; before += 1 + size / 8) {
      ConsistencyProof proof = tree.consistency(before);
      if (before > 0) {
        assertThat(proof.path())
            .isEqualTo(ReferenceTree.growth(before, ENTRIES.subList(0, size), true));
      }
      assertThat(proof.proves(tree.head(before), head)).isTrue();
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void noOtherProofLeafIndexSizeOrRootWillDo(@ForAll Random random) throws IOException {
    int size = 1 + random.nextInt(LARGEST);
    int index = random.nextInt(size);
    LogTree tree = tree(ENTRIES.subList(0, size));
    TreeHead head = tree.head(size);
    TreeHash leaf = tree.leaf(index);
    InclusionProof proof = tree.inclusion(index);
    TreeHash other = TreeHash.ofEntry(new byte[] {1});
    List<TreeHash> path = proof.path();
    InclusionProof longer = new InclusionProof(index, plus(path, other));
    int elsewhere = (index + 1 + random.nextInt(LARGEST)) % (2 * LARGEST);
    assertThat(proof.proves(other, head)).isFalse();
    assertThat(proof.proves(leaf, new TreeHead(size, other))).isFalse();
    assertThat(longer.proves(leaf, head)).isFalse();
    assertThat(new InclusionProof(elsewhere, path).proves(leaf, head))
        .isEqualTo(elsewhere == index);
    assertThat(new InclusionProof(-1, path).proves(leaf, head)).isFalse();
    if (!path.isEmpty()) {
      int at = random.nextInt(path.size());
      List<TreeHash> changed = new ArrayList<>(path);
      changed.set(at, other);
      assertThat(new InclusionProof(index, changed).proves(leaf, head)).isFalse();
      changed.remove(at);
      assertThat(new InclusionProof(index, changed).proves(leaf, head)).isFalse();
    }
    assertThat(proof.proves(leaf, head)).isTrue();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void noOtherHeadGrewIntoTheTree(@ForAll Random random) throws IOException {
    int size = 1 + random.nextInt(LARGEST);
    int before = 1 + random.nextInt(size);
    LogTree tree = tree(ENTRIES.subList(0, size));
    TreeHead head = tree.head(size);
    TreeHead older = tree.head(before);
    ConsistencyProof proof = tree.consistency(before);
    TreeHash other = TreeHash.ofEntry(new byte[] {1});
    assertThat(proof.proves(new TreeHead(before, other), head)).isFalse();
    assertThat(proof.proves(older, new TreeHead(size, other))).isFalse();
    assertThat(new ConsistencyProof(plus(proof.path(), other)).proves(older, head)).isFalse();
    assertThat(proof.proves(head, older)).isEqualTo(before == size);
    for (int at = 0; at < proof.path().size(); at++) {
      List<TreeHash> changed = new ArrayList<>(proof.path());
      changed.set(at, other);
      assertThat(new ConsistencyProof(changed).proves(older, head)).isFalse();
      changed.remove(at);
      assertThat(new ConsistencyProof(changed).proves(older, head)).isFalse();
    }
    assertThat(proof.proves(older, head)).isTrue();
  }

  @Example
  void provesNothingOfAForkedLog() throws IOException {
    List<byte[]> forked = new ArrayList<>(ENTRIES);
    forked.set(17, "another".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    TreeHead older = tree(ENTRIES).head(200);
    ConsistencyProof proof = tree(forked).consistency(200);
    assertThat(proof.proves(older, tree(forked).head(LARGEST))).isFalse();
    assertThat(tree(ENTRIES).consistency(200).proves(older, tree(ENTRIES).head(LARGEST))).isTrue();
  }

  @Example
  void nothingGrowsOutOfTheEmptyTreeButWhatBeganEmpty() throws IOException {
    TreeHead head = tree(ENTRIES).head(LARGEST);
    ConsistencyProof none = new ConsistencyProof(List.of());
    assertThat(none.proves(new TreeHead(0, head.root()), head)).isFalse();
    assertThat(none.proves(new TreeHead(0, TreeHash.EMPTY), head)).isTrue();
  }

  @Example
  void aFullTileDoesForAPartialOneThatWasDeleted() throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    build(tiles, ENTRIES.subList(0, 256));
    TreeHead expected = new TreeHead(100, ReferenceTree.root(ENTRIES.subList(0, 100)));
    assertThat(new LogTree(tiles, 100).head(100)).isEqualTo(expected);
    assertThat(TileBuilder.resume(expected, tiles, new MemoryTiles()).head()).isEqualTo(expected);
  }

  @Example
  void asksForWhatTheTreeHasOnly() {
    LogTree tree = new LogTree(new MemoryTiles(), 10);
    assertThatThrownBy(() -> tree.head(11)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.inclusion(10)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.leaf(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(11)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.leaf(1))
        .isInstanceOf(FlawException.class)
        .hasMessage("tile/0/000.p/10 is missing");
  }

  @Example
  void takesEntriesUpToTheirLongest() throws IOException {
    TileBuilder builder = new TileBuilder(new MemoryTiles());
    assertThatThrownBy(() -> builder.add(new byte[65_536]))
        .isInstanceOf(IllegalArgumentException.class);
    builder.add(new byte[65_535]);
    assertThat(builder.head().size()).isEqualTo(1);
  }

  private static TreeHead build(MemoryTiles tiles, List<byte[]> entries) throws IOException {
    TileBuilder builder = new TileBuilder(tiles);
    for (byte[] entry : entries) {
      builder.add(entry);
    }
    return builder.flush();
  }

  private static LogTree tree(List<byte[]> entries) throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    build(tiles, entries);
    return new LogTree(tiles, entries.size());
  }

  private static Frontier frontier(List<byte[]> entries) {
    Frontier frontier = new Frontier();
    entries.forEach(entry -> frontier.add(TreeHash.ofEntry(entry)));
    return frontier;
  }

  private static List<TreeHash> path(int index, int size) throws IOException {
    InclusionProof proof = tree(KNOWN.subList(0, size)).inclusion(index);
    TreeHead head = new TreeHead(size, TreeHash.of(hex(KNOWN_ROOTS.get(size))));
    assertThat(proof.proves(TreeHash.ofEntry(KNOWN.get(index)), head)).isTrue();
    return proof.path();
  }

  private static List<TreeHash> growth(int before, int size) throws IOException {
    return tree(KNOWN.subList(0, size)).consistency(before).path();
  }

  private static List<TreeHash> hashes(String... hex) {
    return Arrays.stream(hex).map(each -> TreeHash.of(hex(each))).toList();
  }

  private static List<TreeHash> plus(List<TreeHash> path, TreeHash last) {
    List<TreeHash> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }

  private static long count(MemoryTiles tiles, String form) {
    return tiles.files.keySet().stream().filter(path -> path.matches(form)).count();
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}

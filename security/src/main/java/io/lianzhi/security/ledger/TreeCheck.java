package io.lianzhi.security.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Checks every tile and entry of a tree from its signed root downwards, so that what is altered is
 * named, and not what stands above or below it. Holds a few tiles at a time, and works on all
 * cores.
 */
record TreeCheck(SizedTiles tiles) {
  /** The first flaw, from the top and from the left. */
  Optional<Verdict.Flaw> flaw(TreeHash root) {
    Optional<Verdict.Flaw> flaw = attempt(() -> checkEdge(root));
    for (int level = tiles.levels() - 1; level >= 0 && flaw.isEmpty(); level--) {
      flaw = flawOfFullTiles(level);
    }
    return flaw.or(() -> attempt(this::checkLastEntries));
  }

  private Optional<Verdict.Flaw> flawOfFullTiles(int level) {
    return LongStream.range(0, tiles.full(level))
        .parallel()
        .mapToObj(index -> attempt(() -> checkTile(level, index)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The partial tiles hold the roots of perfect subtrees that together give the root. */
  private void checkEdge(TreeHash root) throws IOException {
    Frontier frontier = new Frontier();
    for (int level = tiles.levels() - 1; level >= 0; level--) {
      byte[] edge = tiles.edge(level);
      for (int at = 0; at < edge.length; at += TreeHasher.LENGTH) {
        frontier.add(TreeHash.of(edge, at), level * TilePath.HEIGHT);
      }
    }
    if (!frontier.head().root().equals(root)) {
      explainEdge();
    }
  }

  /** Looks for the partial tile that does not fit what is below it. */
  private void explainEdge() throws IOException {
    for (int level = tiles.levels() - 1; level > 0; level--) {
      for (long index = tiles.count(level) - tiles.count(level) % TilePath.FULL;
          index < tiles.count(level);
          index++) {
        requireFits(level - 1, index, tiles.path(level, tiles.full(level)));
      }
    }
    if (tiles.count(0) % TilePath.FULL > 0) {
      wrongEntry(tiles.full(0)).ifPresent(this::blameLeaves);
    }
    throw new FlawException(
        "the tiles agree with one another, but not with the root that the checkpoint signs:"
            + " the log was forked, or its tiles replaced",
        "哈希块彼此一致，但与检查点所签的根不符：日志被分叉，或哈希块被替换");
  }

  private void checkTile(int level, long index) throws IOException {
    requireFits(level, index, tiles.path(level, index));
    if (level == 0) {
      wrongEntry(index).ifPresent(this::blameEntry);
    }
  }

  /** A full tile gives the hash that the tile above it holds. */
  private void requireFits(int level, long index, TilePath blamed) throws IOException {
    TreeHash root = new TreeHasher().root(tiles.hashes(level, index), 0, TilePath.FULL);
    byte[] above = tiles.hashes(level + 1, index / TilePath.FULL);
    if (!root.standsIn(above, (int) (index % TilePath.FULL) * TreeHasher.LENGTH)) {
      TilePath path = tiles.path(level, index);
      TilePath parent = tiles.path(level + 1, index / TilePath.FULL);
      throw new FlawException(
          blamed
              + " was altered: "
              + path
              + " does not give the hash that "
              + parent
              + " has for it",
          blamed + " 被改动：由 " + path + " 算出的哈希与 " + parent + " 所载不符");
    }
  }

  private void checkLastEntries() throws IOException {
    if (tiles.count(0) % TilePath.FULL > 0) {
      wrongEntry(tiles.full(0)).ifPresent(this::blameEntry);
    }
  }

  /** The first entry of a bundle that is not under its leaf. */
  private OptionalLong wrongEntry(long index) throws IOException {
    byte[] hashes = tiles.hashes(0, index);
    EntryBundle bundle = new EntryBundle(tiles.bundle(index));
    TreeHasher hasher = new TreeHasher();
    for (int at = 0; bundle.next(); at++) {
      if (!bundle.leaf(hasher).standsIn(hashes, at * TreeHasher.LENGTH)) {
        return OptionalLong.of(index * TilePath.FULL + at);
      }
    }
    return OptionalLong.empty();
  }

  private void blameEntry(long entry) {
    TilePath leaves = tiles.path(0, entry / TilePath.FULL);
    TilePath bundle = tiles.bundlePath(entry / TilePath.FULL);
    throw new FlawException(
        String.format(
            Locale.ROOT,
            "entry %,d in %s was altered: it does not hash to the leaf in %s, which the checkpoint"
                + " proves",
            entry,
            bundle,
            leaves),
        String.format(Locale.ROOT, "%s 中的条目 %,d 被改动：其哈希与检查点所证明的 %s 中的叶不符", bundle, entry, leaves));
  }

  private void blameLeaves(long entry) {
    TilePath leaves = tiles.path(0, entry / TilePath.FULL);
    throw new FlawException(
        String.format(
            Locale.ROOT,
            "%s was altered: it does not lead to the root that the checkpoint signs, and its leaf"
                + " %,d is not the hash of the entry",
            leaves,
            entry),
        String.format(Locale.ROOT, "%s 被改动：由它不能得到检查点所签的根，其中的叶 %,d 也不是该条目的哈希", leaves, entry));
  }

  private static Optional<Verdict.Flaw> attempt(Check check) {
    try {
      check.run();
      return Optional.empty();
    } catch (FlawException found) {
      return Optional.of(found.flaw());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @FunctionalInterface
  private interface Check {
    void run() throws IOException;
  }
}

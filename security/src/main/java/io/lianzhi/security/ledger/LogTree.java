package io.lianzhi.security.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of a log, from its tiles; who asks needs no help of the log. The tiles are not
 * checked here: a proof from wrong tiles does not verify. For one thread.
 */
public final class LogTree {
  private final SizedTiles tiles;
  private final TreeHasher hasher = new TreeHasher();

  /**
   * A tree of {@code size} leaves, whose tiles {@code source} has.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public LogTree(TileSource source, long size) {
    this.tiles = new SizedTiles(source, new TreeHead(size, TreeHash.EMPTY).size());
  }

  /**
   * The head of the first {@code size} leaves.
   *
   * @throws FlawException if a tile is missing or of a wrong length; so all methods here
   */
  public TreeHead head(long size) throws IOException {
    require(size <= tiles.size(), "the tree is smaller");
    return new TreeHead(size, size == 0 ? TreeHash.EMPTY : range(0, size));
  }

  /** The leaf at an index, counted from 0. */
  public TreeHash leaf(long index) throws IOException {
    require(index >= 0 && index < tiles.size(), "no such leaf");
    return perfect(0, index);
  }

  /** PATH(index, D[size]) of RFC 6962 section 2.1.1. */
  public InclusionProof inclusion(long index) throws IOException {
    require(index >= 0 && index < tiles.size(), "no such leaf");
    List<TreeHash> path = new ArrayList<>();
    path(index, 0, tiles.size(), path);
    return new InclusionProof(index, path);
  }

  /** PROOF(size, D[size of this tree]) of RFC 6962 section 2.1.2. */
  public ConsistencyProof consistency(long size) throws IOException {
    require(size >= 0 && size <= tiles.size(), "the tree is smaller");
    List<TreeHash> path = new ArrayList<>();
    if (size > 0 && size < tiles.size()) {
      growth(size, 0, tiles.size(), true, path);
    }
    return new ConsistencyProof(path);
  }

  private void path(long index, long from, long to, List<TreeHash> path) throws IOException {
    if (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path(index, from, middle, path);
        path.add(range(middle, to));
      } else {
        path(index, middle, to, path);
        path.add(range(from, middle));
      }
    }
  }

  private void growth(long size, long from, long to, boolean known, List<TreeHash> path)
      throws IOException {
    if (size == to) {
      if (!known) {
        path.add(range(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (size <= middle) {
      growth(size, from, middle, known, path);
      path.add(range(middle, to));
    } else {
      growth(size, middle, to, false, path);
      path.add(range(from, middle));
    }
  }

  private TreeHash range(long from, long to) throws IOException {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      return perfect(Long.numberOfTrailingZeros(count), from / count);
    }
    long middle = from + split(count);
    return hasher.node(range(from, middle), range(middle, to));
  }

  /** The root of 2^height leaves. */
  private TreeHash perfect(int height, long index) throws IOException {
    int level = height / TilePath.HEIGHT;
    int count = 1 << (height % TilePath.HEIGHT);
    long first = index * count;
    byte[] tile = tiles.hashes(level, first / TilePath.FULL);
    return hasher.root(tile, (int) (first % TilePath.FULL) * TreeHasher.LENGTH, count);
  }

  /** The largest power of two below {@code count}, which is at least 2. */
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

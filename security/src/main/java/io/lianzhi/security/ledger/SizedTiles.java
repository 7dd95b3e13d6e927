package io.lianzhi.security.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The tiles of a tree of one size, each as long as that size makes it. Where a partial tile has
 * been deleted, the full one that replaced it will do (C2SP tlog-tiles, Partial Tiles).
 */
record SizedTiles(TileSource source, long size) {
  /** How many hashes a level has. */
  long count(int level) {
    return level * TilePath.HEIGHT < Long.SIZE ? size >>> (level * TilePath.HEIGHT) : 0;
  }

  /** How many full tiles a level has. */
  long full(int level) {
    return count(level) / TilePath.FULL;
  }

  int levels() {
    int levels = 0;
    while (count(levels) > 0) {
      levels++;
    }
    return levels;
  }

  /** Where the tile with this index stands, which is no further than the partial one. */
  TilePath path(int level, long index) {
    return new TilePath(level, index, width(level, index));
  }

  TilePath bundlePath(long index) {
    return TilePath.entries(index, width(0, index));
  }

  private int width(int level, long index) {
    return (int) Math.min(TilePath.FULL, count(level) - index * TilePath.FULL);
  }

  /**
   * The hashes of a tile.
   *
   * @throws FlawException if it is missing or of another length
   */
  byte[] hashes(int level, long index) throws IOException {
    TilePath path = path(level, index);
    Optional<byte[]> exact = source.read(path);
    byte[] tile =
        exact.isPresent() ? sized(exact.get(), path) : sized(widened(path), path.widened());
    return Arrays.copyOf(tile, path.width() * TreeHasher.LENGTH);
  }

  /** The hashes of the partial tile of a level; none where every tile is full. */
  byte[] edge(int level) throws IOException {
    return count(level) % TilePath.FULL == 0 ? new byte[0] : hashes(level, full(level));
  }

  /**
   * The entries under these leaves, with nothing after them.
   *
   * @throws FlawException if the bundle is missing, breaks off, or goes on
   */
  byte[] bundle(long index) throws IOException {
    TilePath path = bundlePath(index);
    Optional<byte[]> exact = source.read(path);
    byte[] bytes = exact.isPresent() ? exact.get() : widened(path);
    EntryBundle bundle = new EntryBundle(bytes);
    for (int i = 0; i < path.width(); i++) {
      if (!bundle.next()) {
        long entry = index * TilePath.FULL + i;
        throw new FlawException(
            String.format(Locale.ROOT, "%s breaks off inside entry %,d", path, entry),
            String.format(Locale.ROOT, "%s 在第 %,d 条目处中断", path, entry));
      }
    }
    if (exact.isPresent() && !bundle.atEnd()) {
      throw new FlawException(path + " goes on after its last entry", path + " 在最后一个条目之后还有多余字节");
    }
    return Arrays.copyOf(bytes, bundle.end());
  }

  byte[] edgeBundle() throws IOException {
    return count(0) % TilePath.FULL == 0 ? new byte[0] : bundle(full(0));
  }

  private byte[] widened(TilePath path) throws IOException {
    return source
        .read(path.widened())
        .orElseThrow(() -> new FlawException(path + " is missing", "缺少 " + path));
  }

  private static byte[] sized(byte[] tile, TilePath path) {
    int length = path.width() * TreeHasher.LENGTH;
    if (tile.length != length) {
      String english = tile.length < length ? "was cut short" : "is too long";
      String chinese = tile.length < length ? "被截短" : "过长";
      throw new FlawException(
          String.format(
              Locale.ROOT, "%s %s: %,d hashes are %,d bytes", path, english, path.width(), length),
          String.format(
              Locale.ROOT, "%s %s：%,d 个哈希应为 %,d 字节", path, chinese, path.width(), length));
    }
    return tile;
  }
}

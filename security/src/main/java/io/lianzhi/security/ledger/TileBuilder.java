package io.lianzhi.security.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Grows a log: takes entries in order and writes each tile and entry bundle once it is full, the
 * partial ones when asked. Holds the right edge only. For one thread.
 */
public final class TileBuilder {
  private final TileSink sink;
  private final TreeHasher hasher = new TreeHasher();
  private final List<Row> rows = new ArrayList<>();
  private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
  private long size;

  /** A log without an entry. */
  public TileBuilder(TileSink sink) {
    this.sink = sink;
  }

  /**
   * A log that goes on where it stopped.
   *
   * @throws FlawException if {@code source} does not hold the tree of this head
   */
  public static TileBuilder resume(TreeHead head, TileSource source, TileSink sink)
      throws IOException {
    TileBuilder builder = new TileBuilder(sink);
    SizedTiles tiles = new SizedTiles(source, head.size());
    for (int level = 0; level < tiles.levels(); level++) {
      builder.rows.add(Row.of(tiles.count(level), tiles.edge(level)));
    }
    builder.bundle.writeBytes(tiles.edgeBundle());
    builder.size = head.size();
    if (!builder.head().equals(head)) {
      throw new FlawException("the tiles are not those of the tree to go on with", "哈希块与待续写的树不一致");
    }
    return builder;
  }

  /**
   * Appends an entry.
   *
   * @throws IllegalArgumentException if it is longer than 65,535 bytes
   */
  public void add(byte[] entry) throws IOException {
    if (entry.length > EntryBundle.LONGEST) {
      throw new IllegalArgumentException("an entry has at most 65,535 bytes");
    }
    bundle.write(entry.length >>> Byte.SIZE);
    bundle.write(entry.length);
    bundle.writeBytes(entry);
    size++;
    if (size % TilePath.FULL == 0) {
      sink.write(TilePath.entries(size / TilePath.FULL - 1, TilePath.FULL), bundle.toByteArray());
      bundle.reset();
    }
    append(0, hasher.leaf(entry, 0, entry.length));
  }

  private void append(int level, TreeHash hash) throws IOException {
    if (level == rows.size()) {
      rows.add(new Row());
    }
    Row row = rows.get(level);
    row.add(hash);
    if (row.width == TilePath.FULL) {
      sink.write(new TilePath(level, row.index, TilePath.FULL), row.tile());
      TreeHash root = hasher.root(row.hashes, 0, TilePath.FULL);
      row.next();
      append(level + 1, root);
    }
  }

  /** Writes what is partial, so that the tree of {@link #head} can be read as a whole. */
  public TreeHead flush() throws IOException {
    if (bundle.size() > 0) {
      sink.write(
          TilePath.entries(size / TilePath.FULL, (int) (size % TilePath.FULL)),
          bundle.toByteArray());
    }
    for (int level = 0; level < rows.size(); level++) {
      Row row = rows.get(level);
      if (row.width > 0) {
        sink.write(new TilePath(level, row.index, row.width), row.tile());
      }
    }
    return head();
  }

  /** The head of all entries so far. */
  public TreeHead head() {
    Frontier frontier = new Frontier();
    for (int level = rows.size() - 1; level >= 0; level--) {
      Row row = rows.get(level);
      for (int i = 0; i < row.width; i++) {
        frontier.add(TreeHash.of(row.hashes, i * TreeHasher.LENGTH), level * TilePath.HEIGHT);
      }
    }
    return frontier.head();
  }

  /** The last, unfinished tile of a level. */
  private static final class Row {
    private final byte[] hashes = new byte[TilePath.FULL * TreeHasher.LENGTH];
    private long index;
    private int width;

    static Row of(long count, byte[] edge) {
      Row row = new Row();
      row.index = count / TilePath.FULL;
      row.width = edge.length / TreeHasher.LENGTH;
      System.arraycopy(edge, 0, row.hashes, 0, edge.length);
      return row;
    }

    void add(TreeHash hash) {
      hash.copyTo(hashes, width++ * TreeHasher.LENGTH);
    }

    void next() {
      index++;
      width = 0;
    }

    byte[] tile() {
      return Arrays.copyOf(hashes, width * TreeHasher.LENGTH);
    }
  }
}

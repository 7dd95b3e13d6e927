package io.lianzhi.gateway.ledger;

import io.lianzhi.security.ledger.TilePath;
import io.lianzhi.security.ledger.TileSink;
import io.lianzhi.security.ledger.TileSource;
import io.lianzhi.security.ledger.TreeHash;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log's tiles in PostgreSQL, in one transaction. A tile is kept as wide as it has grown, and a
 * narrower one is its beginning; bundles of entries are made of the entries' rows.
 */
final class TableTiles implements TileSource, TileSink {
  private static final int HASH = TreeHash.EMPTY.bytes().length;
  private static final String READ = "select hashes from log_tile where level = ? and index = ?";
  private static final String WRITE =
      """
      insert into log_tile (level, index, hashes) values (?, ?, ?)
      on conflict (level, index) do update set hashes = excluded.hashes\
      """;
  private static final String ENTRIES =
      "select leaf from log_entry where position >= ? and position < ? order by position";

  private final Connection connection;

  TableTiles(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Optional<byte[]> read(TilePath path) {
    try {
      return path.holdsEntries() ? entries(path) : hashes(path);
    } catch (SQLException away) {
      throw new IllegalStateException("the log cannot be read", away);
    }
  }

  private Optional<byte[]> hashes(TilePath path) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setInt(1, path.level());
      statement.setLong(2, path.index());
      try (ResultSet row = statement.executeQuery()) {
        byte @Nullable [] hashes = row.next() ? row.getBytes(1) : null;
        int length = path.width() * HASH;
        return hashes == null || hashes.length < length
            ? Optional.empty()
            : Optional.of(Arrays.copyOf(hashes, length));
      }
    }
  }

  private Optional<byte[]> entries(TilePath path) throws SQLException {
    long first = path.index() * TilePath.FULL;
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    int count = 0;
    try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
      statement.setLong(1, first);
      statement.setLong(2, first + path.width());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          byte[] leaf = row.getBytes(1);
          bundle.write(leaf.length >>> Byte.SIZE);
          bundle.write(leaf.length);
          bundle.writeBytes(leaf);
          count++;
        }
      }
    }
    return count == path.width() ? Optional.of(bundle.toByteArray()) : Optional.empty();
  }

  @Override
  public void write(TilePath path, byte[] content) {
    if (path.holdsEntries()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setInt(1, path.level());
      statement.setLong(2, path.index());
      statement.setBytes(3, content);
      statement.executeUpdate();
    } catch (SQLException away) {
      throw new IllegalStateException("the log cannot be written", away);
    }
  }
}

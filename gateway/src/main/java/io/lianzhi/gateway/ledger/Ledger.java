package io.lianzhi.gateway.ledger;

import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.security.ledger.LogTree;
import io.lianzhi.security.ledger.ProofFile;
import io.lianzhi.security.ledger.TilePath;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The log as it has been signed: its checkpoint, its tiles, and proofs from them. */
public final class Ledger {
  private static final String SIGNED =
      "select checkpoint, signed from log_head where checkpoint is not null";
  private static final String ENTRIES =
      """
      select position, leaf from log_entry
      where number = ? and leaf = any (?) and position < ? order by position\
      """;

  private final DataSource database;

  public Ledger(DataSource database) {
    this.database = database;
  }

  /**
   * That an event is in the log.
   *
   * @param entry the event's digest, as it stands in the log
   * @param proof a file of C2SP tlog-proof
   */
  public record Proof(long position, byte[] entry, byte[] proof) {}

  /**
   * A signed state of the log.
   *
   * @param size of how many entries
   */
  public record Signed(byte[] checkpoint, long size) {}

  /** The newest signed checkpoint; empty before the first. */
  public Optional<byte[]> checkpoint() {
    return signed().map(Signed::checkpoint);
  }

  /** The newest signed state; empty before the first. */
  public Optional<Signed> signed() {
    return read(Ledger::signed);
  }

  /** Proofs of events of a letter, those of them that the log had in that state. */
  public List<Proof> proofs(Signed state, long number, List<byte[]> leaves) {
    return read(connection -> proofs(connection, state, number, leaves));
  }

  private interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    try (Connection connection = database.getConnection()) {
      return reading.from(connection);
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private static Optional<Signed> signed(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SIGNED);
        ResultSet row = statement.executeQuery()) {
      byte @Nullable [] note = row.next() ? row.getBytes(1) : null;
      return note == null ? Optional.empty() : Optional.of(new Signed(note, row.getLong(2)));
    }
  }

  /** A tile, or a bundle of entries, of any tree that was signed. */
  public Optional<byte[]> tile(TilePath path) {
    return read(connection -> new TableTiles(connection).read(path));
  }

  /**
   * Proofs of events of a letter, those of them that the newest checkpoint has.
   *
   * @param leaves digests of the events
   */
  public List<Proof> proofs(long number, List<byte[]> leaves) {
    return read(connection -> {
      Optional<Signed> signed = signed(connection);
      return signed.isPresent() ? proofs(connection, signed.get(), number, leaves) : List.of();
    });
  }

  private static List<Proof> proofs(
      Connection connection, Signed signed, long number, List<byte[]> leaves) throws SQLException {
    LogTree tree = new LogTree(new TableTiles(connection), signed.size());
    List<Proof> proofs = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
      statement.setLong(1, number);
      statement.setArray(2, connection.createArrayOf("bytea", leaves.toArray(byte[][]::new)));
      statement.setLong(3, signed.size());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long position = row.getLong(1);
          ProofFile file = new ProofFile(tree.inclusion(position), signed.checkpoint());
          proofs.add(new Proof(position, row.getBytes(2), file.bytes()));
        }
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("a table threw what files throw", impossible);
    }
    return proofs;
  }
}

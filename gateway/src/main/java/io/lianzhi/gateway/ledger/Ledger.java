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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The log as it has been signed: its checkpoint, its tiles, and proofs from them. */
public final class Ledger {
  private static final String SIGNED =
      "select checkpoint, signed from log_head where checkpoint is not null";
  private static final String PLACES =
      """
      select e.position, e.leaf
      from unnest(?, ?) as asked (number, leaf) join log_entry e using (number, leaf)
      where e.position < ? order by e.position\
      """;
  private static final String MISSING =
      """
      select exists (
        select from unnest(?, ?) as asked (number, leaf)
        where not exists (
          select from log_entry e
          where e.number = asked.number and e.leaf = asked.leaf and e.position < ?))\
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
   * What may stand in the log.
   *
   * @param number of the letter, or of the deed
   * @param leaf the event's digest
   */
  public record Entry(long number, byte[] leaf) {}

  /** Proofs under one and the same checkpoint. */
  public record Proofs(List<Proof> all) {
    public Proofs {
      all = List.copyOf(all);
    }

    /** The proof of that leaf, where the log had it. */
    public Optional<Proof> of(byte[] leaf) {
      return all.stream().filter(proof -> Arrays.equals(proof.entry(), leaf)).findFirst();
    }
  }

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

  /** Proofs of those of the entries that the log had in that state. */
  public Proofs proofs(Signed state, Collection<Entry> entries) {
    return read(connection -> proofs(connection, state, entries));
  }

  /** Proofs of those of the entries that the newest signed state has. */
  public Proofs proofs(Collection<Entry> entries) {
    return read(connection -> {
      Optional<Signed> signed = signed(connection);
      return signed.isPresent() ? proofs(connection, signed.get(), entries) : new Proofs(List.of());
    });
  }

  /** Whether the log had all of the entries in that state. */
  public boolean hasAll(Signed state, Collection<Entry> entries) {
    return read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(MISSING)) {
        bind(connection, statement, state, entries);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return !row.getBoolean(1);
        }
      }
    });
  }

  private static void bind(
      Connection connection, PreparedStatement statement, Signed state, Collection<Entry> entries)
      throws SQLException {
    Object[] numbers = entries.stream().map(Entry::number).toArray();
    Object[] leaves = entries.stream().map(Entry::leaf).toArray(byte[][]::new);
    statement.setArray(1, connection.createArrayOf("bigint", numbers));
    statement.setArray(2, connection.createArrayOf("bytea", leaves));
    statement.setLong(3, state.size());
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

  private static Proofs proofs(Connection connection, Signed signed, Collection<Entry> entries)
      throws SQLException {
    LogTree tree = new LogTree(new TableTiles(connection), signed.size());
    List<Proof> proofs = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(PLACES)) {
      bind(connection, statement, signed, entries);
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
    return new Proofs(proofs);
  }
}

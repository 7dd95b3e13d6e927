package io.lianzhi.gateway.ledger;

import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Rounds;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.security.ledger.Checkpoint;
import io.lianzhi.security.ledger.NoteSigner;
import io.lianzhi.security.ledger.TileBuilder;
import io.lianzhi.security.ledger.TreeHash;
import io.lianzhi.security.ledger.TreeHead;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Gives events, and administrators' deeds, their place in the log: those of finished transactions,
 * in the transactions' order, so that none ever comes before one that is already there. One node at
 * a time, under the lock of the log's head; the head is on disk before its signature is.
 */
public final class Integrator implements AutoCloseable, Alive {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int MOST = 20_000;

  private static final String HEAD =
      "select size, root, xid::text, signed from log_head for update skip locked";

  private static final String EVENTS =
      """
      (select xid::text, number, leaf, xid as transaction from event
       where xid > ?::xid8 and xid < pg_snapshot_xmin(pg_current_snapshot())
       order by event.xid, number, leaf limit ?)
      union all
      (select xid::text, number, leaf, xid from deed
       where xid > ?::xid8 and xid < pg_snapshot_xmin(pg_current_snapshot())
       order by deed.xid, number limit ?)
      order by transaction, number, leaf limit ?\
      """;

  private static final String ENTRY =
      "insert into log_entry (position, number, leaf) select * from unnest(?, ?, ?)";
  private static final String MOVE =
      "update log_head set size = ?, root = ?, xid = ?::xid8, at = now()";
  private static final String SIGN =
      "update log_head set checkpoint = ?, signed = ? where size = ? and signed < ?";

  private final DataSource database;
  private final List<NoteSigner> signers;
  private final String origin;
  private final Rounds rounds = new Rounds("ledger", EVERY, this::round, "the log does not grow");

  /**
   * @param origin the log's name, for ever
   * @param signers all of them sign each checkpoint
   */
  public Integrator(DataSource database, String origin, List<NoteSigner> signers) {
    this.database = database;
    this.origin = origin;
    this.signers = List.copyOf(signers);
  }

  private record Head(TreeHead tree, String xid, long signed) {}

  private record Growth(TreeHead tree, boolean more) {}

  private record Event(String xid, long number, byte[] leaf) {}

  /**
   * Whole transactions.
   *
   * @param more the last one may have had more, and was left for later
   */
  private record Page(List<Event> events, boolean more) {
    static Page of(List<Event> events, int most) {
      if (events.size() < most) {
        return new Page(events, false);
      }
      String last = events.getLast().xid();
      return new Page(events.stream().filter(event -> !event.xid().equals(last)).toList(), true);
    }
  }

  public void start() {
    rounds.start();
  }

  private void round() {
    try {
      boolean more = true;
      while (more && !Thread.currentThread().isInterrupted()) {
        more = integrate();
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /**
   * Takes what has become durable, and signs.
   *
   * @return whether there may be more at once
   */
  boolean integrate() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Optional<Head> head = head(connection);
        if (head.isEmpty()) {
          return false;
        }
        Growth growth = grow(connection, head.get());
        connection.commit();
        if (growth.tree().size() > head.get().signed()) {
          sign(connection);
          connection.commit();
        }
        return growth.more();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Empty where another node has it. */
  private static Optional<Head> head(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HEAD);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Head(
                  new TreeHead(row.getLong(1), TreeHash.of(row.getBytes(2))),
                  row.getString(3),
                  row.getLong(4)))
          : Optional.empty();
    }
  }

  private static Growth grow(Connection connection, Head head) throws SQLException {
    Page page = page(connection, head.xid());
    List<Event> events = page.events();
    if (events.isEmpty()) {
      return new Growth(head.tree(), false);
    }
    TreeHead grown = append(connection, head.tree(), events);
    entries(connection, head.tree().size(), events);
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setLong(1, grown.size());
      statement.setBytes(2, grown.root().bytes());
      statement.setString(3, events.getLast().xid());
      statement.executeUpdate();
    }
    return new Growth(grown, page.more());
  }

  /** What a round takes, and one transaction at least, however long it is. */
  private static Page page(Connection connection, String after) throws SQLException {
    int most = MOST;
    Page page = Page.of(events(connection, after, most), most);
    while (page.events().isEmpty() && page.more()) {
      most *= 2;
      page = Page.of(events(connection, after, most), most);
    }
    return page;
  }

  private static List<Event> events(Connection connection, String after, int most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      statement.setString(1, after);
      statement.setInt(2, most);
      statement.setString(3, after);
      statement.setInt(4, most);
      statement.setInt(5, most);
      try (ResultSet row = statement.executeQuery()) {
        List<Event> events = new ArrayList<>();
        while (row.next()) {
          events.add(new Event(row.getString(1), row.getLong(2), row.getBytes(3)));
        }
        return events;
      }
    }
  }

  private static TreeHead append(Connection connection, TreeHead head, List<Event> events) {
    TableTiles tiles = new TableTiles(connection);
    try {
      TileBuilder tree = TileBuilder.resume(head, tiles, tiles);
      for (Event event : events) {
        tree.add(event.leaf());
      }
      return tree.flush();
    } catch (IOException impossible) {
      throw new IllegalStateException("a table threw what files throw", impossible);
    }
  }

  private static void entries(Connection connection, long first, List<Event> events)
      throws SQLException {
    Long[] positions = new Long[events.size()];
    Long[] numbers = new Long[events.size()];
    byte[][] leaves = new byte[events.size()][];
    for (int i = 0; i < events.size(); i++) {
      positions[i] = first + i;
      numbers[i] = events.get(i).number();
      leaves[i] = events.get(i).leaf();
    }
    try (PreparedStatement statement = connection.prepareStatement(ENTRY)) {
      statement.setArray(1, connection.createArrayOf("bigint", positions));
      statement.setArray(2, connection.createArrayOf("bigint", numbers));
      statement.setArray(3, connection.createArrayOf("bytea", leaves));
      statement.executeUpdate();
    }
  }

  /** What is on disk, and only that. */
  private void sign(Connection connection) throws SQLException {
    Optional<Head> head = head(connection);
    if (head.isEmpty() || head.get().signed() == head.get().tree().size()) {
      return;
    }
    long size = head.get().tree().size();
    byte[] note = new Checkpoint(origin, head.get().tree()).sign(signers);
    try (PreparedStatement statement = connection.prepareStatement(SIGN)) {
      statement.setBytes(1, note);
      statement.setLong(2, size);
      statement.setLong(3, size);
      statement.setLong(4, size);
      statement.executeUpdate();
    }
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public boolean alive() {
    return rounds.alive();
  }

  @Override
  public void close() {
    rounds.close();
  }
}

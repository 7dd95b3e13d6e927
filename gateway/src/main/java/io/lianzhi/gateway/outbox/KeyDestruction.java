package io.lianzhi.gateway.outbox;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deed;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.security.keys.RetentionKeyId;
import io.lianzhi.security.keys.RetentionKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Destroys the keys of content whose time is over. First what still waits under them ends, what
 * holds keep is kept, and it is written down; then the keys go. Wherever it stops, the next round
 * goes on. One node at a time does so.
 */
public final class KeyDestruction {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String LOCK = "select pg_try_advisory_lock(7106)";
  private static final String UNLOCK = "select pg_advisory_unlock(7106)";
  private static final String WRITE =
      "insert into ended_key (name, at) values (?, ?) on conflict do nothing";

  private final DataSource database;
  private final RetentionKeys keys;
  private final EndOfTime waiting;
  private final LegalHolds holds;
  private final Administrator hub;
  private final Deeds deeds;
  private final Clock clock;

  /**
   * @param hub in whose name keys are destroyed
   */
  public KeyDestruction(
      DataSource database, RetentionKeys keys, LegalHolds holds, Administrator hub, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.waiting = new EndOfTime(database, keys);
    this.holds = holds;
    this.hub = hub;
    this.deeds = new Deeds(clock);
    this.clock = clock;
  }

  /**
   * What one round did.
   *
   * @param keys that were destroyed
   * @param copies that ended undelivered
   */
  public record Done(List<RetentionKeyId> keys, int copies) {}

  /**
   * Destroys all keys whose last day lies before {@code today}; empty where another node is at it.
   *
   * @throws StoreUnavailable where the database is away; no key is destroyed then
   */
  public Optional<Done> round(LocalDate today) {
    try (Connection turn = database.getConnection()) {
      if (!ask(turn, LOCK)) {
        // What the other node destroys is forgotten here.
        keys.ids();
        return Optional.empty();
      }
      try {
        return Optional.of(end(today));
      } finally {
        ask(turn, UNLOCK);
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private Done end(LocalDate today) {
    int copies = waiting.end(today, clock.instant());
    holds.destroyLifted();
    List<RetentionKeyId> ended = keys.ended(today);
    if (!ended.isEmpty()) {
      writeDown(ended);
      keys.destroy(ended);
    }
    return new Done(ended, copies);
  }

  private void writeDown(List<RetentionKeyId> ended) {
    new Transactions(database)
        .run(connection -> {
          holds.keepUp(connection);
          for (RetentionKeyId id : ended) {
            if (isFirst(connection, id)) {
              deeds.write(connection, deed(id));
            }
          }
          return ended.size();
        });
  }

  private boolean isFirst(Connection connection, RetentionKeyId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setString(1, Sealed.name(id));
      Times.set(statement, 2, clock.instant());
      return statement.executeUpdate() == 1;
    }
  }

  private Deed deed(RetentionKeyId id) {
    String before = JSON.createObjectNode().put("lastDay", id.lastDay().toString()).toString();
    return new Deed(hub, "RETENTION_KEY_DESTROYED", "retention-key/" + Sealed.name(id), before, "");
  }

  private static boolean ask(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }
}

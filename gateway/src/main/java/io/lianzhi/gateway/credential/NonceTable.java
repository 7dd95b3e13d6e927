package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.outbox.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The table of signatures taken. */
final class NonceTable {
  /**
   * Does not wait for the disk. Whatever comes of the message is committed later, and waits: the
   * write-ahead log is written in its order, so that no message counts whose signature is lost. In
   * the order of their numbers, so that two nodes never wait for each other.
   */
  private static final String ADD =
      """
      with later as materialized (select set_config('synchronous_commit', 'off', true))
      insert into nonce (hash, ends)
      select taken.hash, to_timestamp(taken.ends)
      from unnest(?::bigint[], ?::bigint[]) as taken (hash, ends), later order by taken.hash
      on conflict do nothing returning hash\
      """;

  private static final String FORGET =
      """
      delete from nonce where hash = any (array(
        select hash from nonce where ends < ? order by ends limit 50000 for update skip locked))\
      """;

  /** A signature, until its message is out of time. */
  record Taken(long hash, Instant until) {}

  private final DataSource database;

  NonceTable(DataSource database) {
    this.database = database;
  }

  /** Whether each is the first of its number; of several that are written together, one is. */
  List<Boolean> add(List<Taken> taken) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ADD)) {
      Object[] hashes = taken.stream().map(Taken::hash).toArray();
      Object[] ends = taken.stream().map(each -> each.until().getEpochSecond() + 1).toArray();
      statement.setArray(1, connection.createArrayOf("bigint", hashes));
      statement.setArray(2, connection.createArrayOf("bigint", ends));
      Set<Long> fresh = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          fresh.add(row.getLong(1));
        }
      }
      return taken.stream().map(each -> fresh.remove(each.hash())).toList();
    }
  }

  /** Forgets those that ended before {@code end}, until none is left. */
  void forget(Instant end) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FORGET)) {
      Times.set(statement, 1, end);
      int gone;
      do {
        gone = statement.executeUpdate();
      } while (gone > 0);
    }
  }
}

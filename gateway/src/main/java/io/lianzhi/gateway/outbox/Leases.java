package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Which lanes this node hands over. A lane is leased for some seconds with a fencing number that
 * grows whenever the lane changes hands; live nodes share the lanes evenly.
 */
final class Leases {
  static final int SECONDS = 5;

  private static final String ALIVE =
      """
      insert into node (id, until) values (?, now() + interval '5 seconds')
      on conflict (id) do update set until = excluded.until\
      """;
  private static final String NODES = "select count(*) from node where until > now()";
  private static final String FORGET = "delete from node where until < now() - interval '1 hour'";
  private static final String KEEP =
      "update lane set until = now() + interval '5 seconds' where owner = ? returning name";
  private static final String GRAB =
      """
      update lane set owner = ?, fence = fence + 1, until = now() + interval '5 seconds'
      where name in (select name from lane where until < now() order by random() limit ?
                     for update skip locked)
      returning name\
      """;
  private static final String RELEASE =
      "update lane set owner = null, until = '-infinity' where owner = ? and name = any(?)";
  private static final String DECLARE =
      "insert into lane (name, party) values (?, ?) on conflict do nothing";
  private static final String GOODBYE = "delete from node where id = ?";

  private final DataSource database;
  private final String node = UUID.randomUUID().toString();
  private final int lanes;
  private volatile int nodes = 1;

  Leases(DataSource database, Collection<PartyId> called) throws SQLException {
    this.database = database;
    int count = 0;
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(DECLARE)) {
      for (PartyId party : called) {
        for (LaneName lane : LaneName.all(party)) {
          statement.setString(1, lane.value());
          statement.setString(2, party.value());
          statement.executeUpdate();
          count++;
        }
      }
    }
    this.lanes = count;
  }

  /** Nodes alive at the last renewal, this one included. */
  int nodes() {
    return nodes;
  }

  /** Renews what this node holds, and takes free lanes up to its fair share. */
  Set<LaneName> renew() throws SQLException {
    try (Connection connection = database.getConnection()) {
      update(connection, ALIVE);
      nodes = Math.max(1, count(connection));
      Set<LaneName> held = names(connection, KEEP, -1);
      int wanted = share() - held.size();
      if (wanted > 0) {
        held.addAll(names(connection, GRAB, wanted));
      }
      return held;
    }
  }

  /** How many lanes this node should hold. */
  int share() {
    return (lanes + nodes - 1) / nodes;
  }

  void release(Collection<LaneName> names) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(RELEASE)) {
      statement.setString(1, node);
      statement.setArray(
          2, connection.createArrayOf("text", names.stream().map(LaneName::value).toArray()));
      statement.executeUpdate();
    }
  }

  void leave(Collection<LaneName> held) throws SQLException {
    release(held);
    try (Connection connection = database.getConnection()) {
      update(connection, GOODBYE);
      connection.createStatement().execute(FORGET);
    }
  }

  private void update(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, node);
      statement.executeUpdate();
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NODES);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private Set<LaneName> names(Connection connection, String sql, int limit) throws SQLException {
    Set<LaneName> names = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, node);
      if (limit >= 0) {
        statement.setInt(2, limit);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.add(new LaneName(row.getString(1)));
        }
      }
    }
    return names;
  }

  static List<String> values(Collection<LaneName> names) {
    return names.stream().map(LaneName::value).toList();
  }
}

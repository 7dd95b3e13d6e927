package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Which lanes this node hands over. A lane is leased for some seconds with a fencing number that
 * grows whenever the lane changes hands; live nodes share the lanes of the parties they know
 * evenly, and leave those of departed parties alone.
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
      """
      update lane set until = now() + interval '5 seconds' where owner = ? and party = any(?)
      returning name, fence\
      """;
  private static final String GRAB =
      """
      update lane set owner = ?, fence = fence + 1, until = now() + interval '5 seconds'
      where name in (select name from lane where until < now() and party = any(?)
                     order by random() limit ? for update skip locked)
      returning name, fence\
      """;
  private static final String RELEASE =
      "update lane set owner = null, until = '-infinity' where owner = ? and name = any(?)";
  private static final String DECLARE =
      "insert into lane (name, party) values (?, ?) on conflict do nothing";
  private static final String GOODBYE = "delete from node where id = ?";

  private final DataSource database;
  private final String node;
  private final String[] parties;
  private final int lanes;
  private volatile int nodes = 1;

  Leases(DataSource database, NodeId node, Collection<PartyId> called) throws SQLException {
    this.database = database;
    this.node = node.value();
    this.parties = called.stream().map(PartyId::value).toArray(String[]::new);
    List<LaneName> names = called.stream().flatMap(each -> LaneName.all(each).stream()).toList();
    this.lanes = names.size();
    declare(called);
  }

  private void declare(Collection<PartyId> called) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(DECLARE)) {
      for (PartyId party : called) {
        for (LaneName lane : LaneName.all(party)) {
          statement.setString(1, lane.value());
          statement.setString(2, party.value());
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  /** Nodes alive at the last renewal, this one included. */
  int nodes() {
    return nodes;
  }

  /** Says that this node lives, and counts the living. */
  void appear() throws SQLException {
    try (Connection connection = database.getConnection()) {
      appear(connection);
    }
  }

  private void appear(Connection connection) throws SQLException {
    update(connection, ALIVE);
    nodes = Math.max(1, count(connection));
  }

  /** Renews what this node holds, and takes free lanes up to its fair share: names with fences. */
  Map<LaneName, Long> renew() throws SQLException {
    try (Connection connection = database.getConnection()) {
      appear(connection);
      Map<LaneName, Long> held = names(connection, KEEP, -1);
      int wanted = share() - held.size();
      if (wanted > 0) {
        held.putAll(names(connection, GRAB, wanted));
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
      statement.setArray(2, connection.createArrayOf("text", values(names).toArray()));
      statement.executeUpdate();
    }
  }

  void leave(Collection<LaneName> held) throws SQLException {
    release(held);
    try (Connection connection = database.getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      update(connection, GOODBYE);
      forget.executeUpdate();
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

  private Map<LaneName, Long> names(Connection connection, String sql, int limit)
      throws SQLException {
    Map<LaneName, Long> names = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, node);
      statement.setArray(2, connection.createArrayOf("text", parties));
      if (limit >= 0) {
        statement.setInt(3, limit);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.put(new LaneName(row.getString(1)), row.getLong(2));
        }
      }
    }
    return names;
  }

  static List<String> values(Collection<LaneName> names) {
    return names.stream().map(LaneName::value).toList();
  }
}

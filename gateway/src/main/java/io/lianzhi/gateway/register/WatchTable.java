package io.lianzhi.gateway.register;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.Watch;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.security.keys.IndexKey;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The orders in PostgreSQL. Which of two letters is written first makes no difference. */
final class WatchTable {
  /** A revoked order stays revoked, and an older version changes nothing. */
  private static final String ORDER =
      """
      insert into watch (party, requester, order_id, letter, matter, purpose, version, vehicle,
                         valid_from, valid_to)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (party, requester, order_id) do update
        set letter = excluded.letter, matter = excluded.matter, purpose = excluded.purpose,
            version = excluded.version, vehicle = excluded.vehicle,
            valid_from = excluded.valid_from, valid_to = excluded.valid_to,
            xid = pg_current_xact_id()
        where watch.vehicle is not null and watch.version <= excluded.version\
      """;

  private static final String REVOKE =
      """
      insert into watch (party, requester, order_id, letter, matter, purpose, version, vehicle,
                         valid_from, valid_to)
      values (?, ?, ?, ?, ?, ?, ?, null, ?, ?)
      on conflict (party, requester, order_id) do update
        set vehicle = null, xid = pg_current_xact_id()
        where watch.vehicle is not null\
      """;

  /**
   * What transactions changed that had not ended at {@code ?}, a snapshot's oldest one, with the
   * same of this one's snapshot: so that a change is found however late it is committed.
   */
  private static final String SINCE =
      """
      select now.oldest, w.party, w.requester, w.order_id, w.letter, w.matter, w.purpose, w.vehicle,
             w.valid_from, w.valid_to
      from (select pg_snapshot_xmin(pg_current_snapshot())::text as oldest) as now
      left join watch as w on w.xid >= cast(? as xid8)\
      """;

  private static final String SWEEP = "delete from watch where valid_to < ?";

  /** As long as an order can hold. */
  private static final Duration LONGEST = Duration.ofDays(366);

  /** What changed, and since when to ask the next time. */
  record Changes(String since, List<Change> all) {}

  /** Before any transaction. */
  static final String EVER = "0";

  private final DataSource database;
  private final IndexKey vehicles;

  WatchTable(DataSource database, IndexKey vehicles) {
    this.database = database;
    this.vehicles = vehicles;
  }

  ByteBuffer vehicle(String plateKey) {
    return ByteBuffer.wrap(vehicles.index("plate", plateKey)).asReadOnlyBuffer();
  }

  /** Writes in the transaction of {@code connection}. */
  void write(Connection connection, List<WatchLetter> letters, Instant now) throws SQLException {
    try (PreparedStatement orders = connection.prepareStatement(ORDER);
        PreparedStatement revocations = connection.prepareStatement(REVOKE)) {
      for (WatchLetter letter : letters) {
        switch (letter) {
          case WatchLetter.Ordered ordered -> add(orders, ordered);
          case WatchLetter.Revoked revoked -> add(revocations, revoked, now);
        }
      }
      orders.executeBatch();
      revocations.executeBatch();
    }
  }

  private void add(PreparedStatement orders, WatchLetter.Ordered ordered) throws SQLException {
    WatchOrder order = ordered.order();
    bind(orders, ordered.party(), order.orderId(), ordered.letter());
    orders.setBytes(8, vehicles.index("plate", order.plate().key()));
    orders.setObject(9, at(order.validFrom()));
    orders.setObject(10, at(order.validTo()));
    orders.addBatch();
  }

  private static void add(PreparedStatement revocations, WatchLetter.Revoked revoked, Instant now)
      throws SQLException {
    bind(revocations, revoked.party(), revoked.revocation().orderId(), revoked.letter());
    revocations.setObject(8, at(now));
    revocations.setObject(9, at(now.plus(LONGEST)));
    revocations.addBatch();
  }

  private static void bind(PreparedStatement row, PartyId party, String orderId, Letter letter)
      throws SQLException {
    row.setString(1, party.value());
    row.setString(2, letter.from().party().value());
    row.setString(3, orderId);
    row.setString(4, letter.id().value());
    row.setString(5, letter.matter().value());
    row.setString(6, letter.purpose().code());
    row.setInt(7, letter.version());
  }

  /** What changed since what {@link Changes#since} said the last time. */
  Changes since(String oldest) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SINCE)) {
      statement.setString(1, oldest);
      try (ResultSet row = statement.executeQuery()) {
        List<Change> changes = new ArrayList<>();
        String next = oldest;
        while (row.next()) {
          next = row.getString(1);
          if (row.getString(2) != null) {
            changes.add(change(row));
          }
        }
        return new Changes(next, changes);
      }
    }
  }

  private static Change change(ResultSet row) throws SQLException {
    Watch watch =
        new Watch(
            new LetterId(row.getString(5)),
            row.getString(4),
            new PartyId(row.getString(3)),
            new Matter(row.getString(6)),
            new Purpose(row.getString(7)),
            instant(row, 10));
    return new Change(
        new PartyId(row.getString(2)),
        Optional.ofNullable(row.getBytes(8)).map(ByteBuffer::wrap),
        instant(row, 9),
        watch);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Deletes what had ended by then. */
  void sweep(Instant end) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SWEEP)) {
      statement.setObject(1, at(end));
      statement.executeUpdate();
    }
  }
}

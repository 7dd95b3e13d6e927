package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.security.envelope.Suite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads parcels back from their rows, oldest first. */
final class ParcelReader {
  static final int PAGE = 512;

  private static final String COLUMNS =
      """
      select number, party, lane, subject, sender, id, kind, urgency, answers, deadline, taken_at,
             clause, suite, retention, body from parcel
      """;
  private static final String OF_LANE =
      COLUMNS + "where lane = ? and number <> all(?) order by seq limit ?";
  private static final String OF_PARTY =
      COLUMNS + "where lane = any(?) and party = ? order by seq limit ?";
  private static final String ONE = COLUMNS + "where number = ? and party = ?";
  private static final String NUMBERS = "select lane, number from parcel where lane = any(?)";

  private final DataSource database;
  private final Sealer sealer;

  ParcelReader(DataSource database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  List<OutboxParcel> page(LaneName lane, Long[] known) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(OF_LANE)) {
      statement.setString(1, lane.value());
      statement.setArray(2, connection.createArrayOf("bigint", known));
      statement.setInt(3, PAGE);
      return read(statement);
    }
  }

  /** What waits for a party, whichever way it is meant to go. */
  List<OutboxParcel> waiting(PartyId party, int limit) throws SQLException {
    List<LaneName> lanes = new ArrayList<>(LaneName.all(party));
    lanes.add(LaneName.QUESTIONS);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(OF_PARTY)) {
      statement.setArray(1, connection.createArrayOf("text", Leases.values(lanes).toArray()));
      statement.setString(2, party.value());
      statement.setInt(3, limit);
      return read(statement);
    }
  }

  Optional<OutboxParcel> find(long number, PartyId party) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ONE)) {
      statement.setLong(1, number);
      statement.setString(2, party.value());
      return read(statement).stream().findFirst();
    }
  }

  /** The numbers that stand in these lanes. */
  Map<String, List<Long>> numbers(Collection<LaneName> lanes) throws SQLException {
    Map<String, List<Long>> numbers = new TreeMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(NUMBERS)) {
      statement.setArray(1, connection.createArrayOf("text", Leases.values(lanes).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          numbers.computeIfAbsent(row.getString(1), lane -> new ArrayList<>()).add(row.getLong(2));
        }
      }
    }
    return numbers;
  }

  private List<OutboxParcel> read(PreparedStatement statement) throws SQLException {
    List<OutboxParcel> parcels = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        parcels.add(parcel(row));
      }
    }
    return parcels;
  }

  private OutboxParcel parcel(ResultSet row) throws SQLException {
    OutboxParcel.Label label =
        new OutboxParcel.Label(
            row.getLong(1),
            new PartyId(row.getString(2)),
            new LaneName(row.getString(3)),
            row.getInt(4),
            new PartyId(row.getString(5)),
            new LetterId(row.getString(6)),
            ItemKind.valueOf(row.getString(7)),
            Urgency.valueOf(row.getString(8)),
            Optional.ofNullable(row.getString(9)).map(LetterId::new),
            Optional.ofNullable(row.getObject(10, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant),
            row.getObject(11, OffsetDateTime.class).toInstant(),
            FirstReceipt.clause(row.getString(12)).orElseThrow());
    Sealed sealed =
        new Sealed(suite(row.getShort(13)), Sealed.retention(row.getString(14)), row.getBytes(15));
    byte[] body = sealer.open(sealed, label.number(), label.party().value());
    return new OutboxParcel(label, sealed, Body.of(body));
  }

  static Suite suite(short code) {
    return Arrays.stream(Suite.values())
        .filter(suite -> suite.code() == code)
        .findFirst()
        .orElseThrow();
  }
}

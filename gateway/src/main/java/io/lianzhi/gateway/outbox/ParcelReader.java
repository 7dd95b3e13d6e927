package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.KeyDestroyedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads parcels back from their rows, oldest first. */
final class ParcelReader {
  private static final Logger LOG = LoggerFactory.getLogger(ParcelReader.class);
  private static final int PAGE = 128;
  private static final long PAGE_BYTES = 2 << 20;

  private static final String COLUMNS =
      """
      number, party, lane, subject, sender, id, kind, urgency, answers, deadline, taken_at, clause,
      suite, retention, body\
      """;

  /** So many rows, and so many bytes, whichever ends first; one row at least. */
  private static final String OF_LANE =
      """
      select %1$s, standing from (
        select *, count(*) over () as standing,
               sum(octet_length(body)) over (order by seq) - octet_length(body) as before
        from (select * from parcel where lane = ? and number <> all(?) order by seq limit ?) as page
      ) as weighed where before < ? order by seq\
      """
          .formatted(COLUMNS);

  static final String OF_PARTY =
      """
      select %1$s, 0 as standing from unnest(?) as lanes (name) cross join lateral (
        select * from parcel where lane = lanes.name and party = ? order by seq limit ?) as mine
      order by seq limit ?\
      """
          .formatted(COLUMNS);

  private static final String ONE =
      "select %s, 0 as standing from parcel where number = ? and party = ?".formatted(COLUMNS);

  private static final String SINCE =
      "select lane, number, seq from parcel where lane = any(?) and seq > ?";

  /** A row that stands in a lane, by its number. */
  record Waiting(String lane, long number, long seq) {}

  /**
   * A row whose content cannot be opened any more.
   *
   * @param ended because its time is over, and not because it is broken
   */
  record Damaged(long number, PartyId party, Clause clause, boolean ended) {
    String incident() {
      return Incident.of(number).number();
    }
  }

  /**
   * Rows of a lane, oldest first.
   *
   * @param strange numbers of rows that a newer node understands, not this one
   * @param complete the lane holds no more than these
   */
  record Page(
      List<OutboxParcel> parcels, List<Damaged> damaged, List<Long> strange, boolean complete) {}

  private final DataSource database;
  private final Sealer sealer;

  ParcelReader(DataSource database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  Page page(LaneName lane, Long[] known) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(OF_LANE)) {
      statement.setString(1, lane.value());
      statement.setArray(2, connection.createArrayOf("bigint", known));
      statement.setInt(3, PAGE);
      statement.setLong(4, PAGE_BYTES);
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
      statement.setInt(4, limit);
      return read(statement).parcels();
    }
  }

  Optional<OutboxParcel> find(long number, PartyId party) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ONE)) {
      statement.setLong(1, number);
      statement.setString(2, party.value());
      return read(statement).parcels().stream().findFirst();
    }
  }

  /** What stands in these lanes with a sequence number above {@code seq}. */
  List<Waiting> since(Collection<LaneName> lanes, long seq) throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    if (lanes.isEmpty()) {
      return waiting;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SINCE)) {
      statement.setArray(1, connection.createArrayOf("text", Leases.values(lanes).toArray()));
      statement.setLong(2, seq);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          waiting.add(new Waiting(row.getString(1), row.getLong(2), row.getLong(3)));
        }
      }
    }
    return waiting;
  }

  private Page read(PreparedStatement statement) throws SQLException {
    Page page = new Page(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), true);
    int rows = 0;
    long standing = 0;
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        rows++;
        standing = row.getLong("standing");
        read(row, page);
      }
    }
    boolean complete = rows == standing && rows < PAGE;
    return new Page(page.parcels(), page.damaged(), page.strange(), complete);
  }

  private void read(ResultSet row, Page page) throws SQLException {
    try {
      page.parcels().add(parcel(row));
    } catch (SealBrokenException lost) {
      page.damaged().add(damaged(row, false));
    } catch (KeyDestroyedException over) {
      page.damaged().add(damaged(row, true));
    } catch (IllegalArgumentException strange) {
      LOG.atWarn()
          .addKeyValue("incident", Incident.of(row.getLong(1)).number())
          .log("a parcel is not understood by this node: {}", strange.getMessage());
      page.strange().add(row.getLong(1));
    }
  }

  private static Damaged damaged(ResultSet row, boolean ended) throws SQLException {
    return new Damaged(
        row.getLong(1),
        new PartyId(row.getString(2)),
        FirstReceipt.clause(row.getString(12)).orElseThrow(),
        ended);
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
    byte[] body = sealer.open(sealed, label.number(), Sealer.copyFor(label.party()));
    return new OutboxParcel(label, sealed, Body.of(body));
  }

  static Suite suite(short code) {
    return Arrays.stream(Suite.values())
        .filter(suite -> suite.code() == code)
        .findFirst()
        .orElseThrow();
  }
}

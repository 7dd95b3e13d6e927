package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.edge.Desk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Answers parties' questions about their own letters, from what stands in the database. */
public final class LetterDesk implements Desk {
  private static final String BY_ID =
      """
      select number from seen where sender = ? and id = ?
      union all
      select max(number) from letter where sender = ? and id = ? and refused having count(*) > 0
      limit 1\
      """;

  private static final String SENT =
      """
      select l.* from letter l
      where l.sender = ? and (l.xid, l.number) > (?::text::xid8, ?)
        and l.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by l.xid, l.number limit ?\
      """;

  private static final String RECEIVED =
      """
      select l.number, l.id, l.sender, l.kind, l.purpose, l.matter, l.answers, l.version, l.test,
             l.received_at, e.xid
      from event e join letter l using (number)
      where e.what = 'TAKEN' and e.party = ? and (e.xid, e.number) > (?::text::xid8, ?)
        and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.xid, e.number limit ?\
      """;

  private final DataSource database;
  private final ParcelReader parcels;
  private final Acknowledgements acknowledgements;
  private final StateReader states;

  public LetterDesk(DataSource database, Sealer sealer, Settler settler) {
    this.database = database;
    this.parcels = new ParcelReader(database, sealer);
    this.states = new StateReader(sealer);
    this.acknowledgements = new Acknowledgements(database, parcels, settler);
  }

  @Override
  public Optional<LetterState> state(PartyId asker, String idOrIncident) {
    try (Connection connection = database.getConnection()) {
      OptionalLong number = find(connection, asker, idOrIncident);
      return number.isPresent()
          ? states.read(connection, number.getAsLong(), asker)
          : Optional.empty();
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private static OptionalLong find(Connection connection, PartyId asker, String idOrIncident)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
      statement.setString(1, asker.value());
      statement.setString(2, idOrIncident);
      statement.setString(3, asker.value());
      statement.setString(4, idOrIncident);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : incident(idOrIncident);
      }
    }
  }

  private static OptionalLong incident(String text) {
    try {
      return OptionalLong.of(new Incident(text).toNumber());
    } catch (InvalidValue notOne) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Listing list(PartyId asker, Role role, Optional<String> cursor, int limit) {
    String sql =
        switch (role) {
          case SENT -> SENT;
          case RECEIVED -> RECEIVED;
        };
    Cursor after = Cursor.of(cursor);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, asker.value());
      statement.setString(2, after.xid());
      statement.setLong(3, after.number());
      statement.setInt(4, limit);
      try (ResultSet row = statement.executeQuery()) {
        return listing(row, limit);
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private static Listing listing(ResultSet row, int limit) throws SQLException {
    List<LetterState.Summary> letters = new ArrayList<>();
    Optional<String> next = Optional.empty();
    while (row.next()) {
      letters.add(StateReader.summary(row));
      next = Optional.of(new Cursor(row.getString("xid"), row.getLong("number")).toString());
    }
    return new Listing(letters, letters.size() < limit ? Optional.empty() : next);
  }

  @Override
  public List<Waiting> waiting(PartyId asker, int limit) {
    try {
      return parcels.waiting(asker, limit).stream()
          .map(parcel -> new Waiting(parcel.id(), parcel.incident(), parcel.message().body()))
          .toList();
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  @Override
  public Acknowledged acknowledge(
      PartyId asker, String parcel, boolean accepted, Optional<String> why) {
    return acknowledgements.note(asker, parcel, accepted, why);
  }

  /** Where a listing goes on: letters of one transaction stand together, in its order. */
  private record Cursor(String xid, long number) {
    static Cursor of(Optional<String> text) {
      String[] parts = text.orElse("0-0").split("-", 2);
      try {
        return new Cursor(
            Long.toUnsignedString(Long.parseUnsignedLong(parts[0])),
            Long.parseLong(parts.length == 2 ? parts[1] : "0"));
      } catch (NumberFormatException foreign) {
        return new Cursor("0", 0);
      }
    }

    @Override
    public String toString() {
      return xid + "-" + number;
    }
  }
}

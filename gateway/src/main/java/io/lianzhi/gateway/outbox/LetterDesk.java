package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.edge.Asker;
import io.lianzhi.gateway.edge.Desk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  public Optional<LetterState> state(Asker asker, String idOrIncident) {
    try (Connection connection = database.getConnection()) {
      OptionalLong number = find(connection, asker.party(), idOrIncident);
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
  public Listing list(Asker asker, Role role, Optional<String> cursor, int limit) {
    try (Connection connection = database.getConnection()) {
      return LetterList.read(connection, asker, role, cursor, limit);
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
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
}

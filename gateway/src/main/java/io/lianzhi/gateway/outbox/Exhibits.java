package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds letters, and copies that still wait, for whoever takes evidence out. */
public final class Exhibits {
  private static final String SENDER =
      """
      select sender from letter
      where number = coalesce((select resumed from unread where number = ?), ?)\
      """;

  /** No index: it would cost every letter, for what is asked once in a while. */
  private static final String MATTER =
      """
      select number from letter
      where matter = ? and not exists (
        select 1 from unread where unread.number = letter.number and resumed is not null)
      order by received_at, number limit ?\
      """;

  private final DataSource database;
  private final ParcelReader parcels;

  public Exhibits(DataSource database, Sealer sealer) {
    this.database = database;
    this.parcels = new ParcelReader(database, sealer);
  }

  /** Who sent the letter of that incident. */
  public Optional<PartyId> sender(Incident incident) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SENDER)) {
      statement.setLong(1, incident.toNumber());
      statement.setLong(2, incident.toNumber());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(new PartyId(row.getString(1))) : Optional.empty();
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /** The letters of a matter, oldest first. */
  public List<Incident> ofMatter(String matter, int most) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(MATTER)) {
      statement.setString(1, matter);
      statement.setInt(2, most);
      List<Incident> letters = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          letters.add(Incident.of(row.getLong(1)));
        }
      }
      return letters;
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /** A copy as it waits to be handed over; empty once it was, and where it cannot be opened. */
  public Optional<RawMessage> waiting(Incident incident, PartyId party) {
    try {
      return parcels.find(incident.toNumber(), party).map(OutboxParcel::message);
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }
}

package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.edge.Desk.Acknowledged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Settles parcels that their party fetched. What stands in the events is what is answered, so that
 * a party that lost our answer, or asks twice at once, hears the same.
 */
final class Acknowledgements {
  private static final long PATIENCE_SECONDS = 10;

  private static final String STANDS =
      """
      select what from event
      where number = ? and party = ? and what in ('DELIVERED', 'DECLINED', 'UNANSWERED', 'ENDED')
      order by xid limit 1\
      """;

  private final DataSource database;
  private final ParcelReader parcels;
  private final Settler settler;

  Acknowledgements(DataSource database, ParcelReader parcels, Settler settler) {
    this.database = database;
    this.parcels = parcels;
    this.settler = settler;
  }

  Acknowledged note(PartyId asker, String parcel, boolean accepted, Optional<String> why) {
    try {
      OptionalLong number = OutboxParcel.number(parcel, asker);
      return number.isPresent()
          ? note(asker, number.getAsLong(), accepted, why)
          : Acknowledged.UNKNOWN;
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private Acknowledged note(PartyId asker, long number, boolean accepted, Optional<String> why)
      throws SQLException {
    Optional<OutboxParcel> waiting = parcels.find(number, asker);
    if (waiting.isPresent()) {
      settle(waiting.get(), accepted, why);
    }
    EventKind said = accepted ? EventKind.DELIVERED : EventKind.DECLINED;
    return standing(number, asker)
        .map(stands -> stands == said ? Acknowledged.NOTED : Acknowledged.CONTRADICTED)
        .orElse(Acknowledged.UNKNOWN);
  }

  private void settle(OutboxParcel parcel, boolean accepted, Optional<String> why) {
    var _ =
        await(
            accepted
                ? settler.delivered(parcel)
                : settler.declined(parcel, new Delivery.Declined(why.orElse("no reason given"))));
  }

  /**
   * Whether the parcel still waited. While the database is away nobody is kept for long: asking
   * again is safe.
   */
  static boolean await(CompletableFuture<Boolean> settled) {
    try {
      return settled.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException away) {
      throw new StoreUnavailable(away);
    }
  }

  private Optional<EventKind> standing(long number, PartyId party) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(STANDS)) {
      statement.setLong(1, number);
      statement.setString(2, party.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(EventKind.valueOf(row.getString(1))) : Optional.empty();
      }
    }
  }
}

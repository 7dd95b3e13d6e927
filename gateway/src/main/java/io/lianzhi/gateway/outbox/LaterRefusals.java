package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Notes what a party refuses that it was handed before, as one does that reads files in its own
 * time. The refusal stands behind the event that says delivered, and is the copy's state from then
 * on; only one that was delivered, or still waits, can be refused, and once.
 */
public final class LaterRefusals {
  private static final String LETTER =
      "select suite, retention from letter where number = ? for update";

  private static final String LAST =
      """
      select what, clause from event where number = ? and party = ?
      order by xid desc, what = 'TAKEN' limit 1\
      """;

  private final DataSource database;
  private final Sealer sealer;
  private final ParcelReader parcels;
  private final Settler settler;
  private final Clock clock;

  public LaterRefusals(DataSource database, Sealer sealer, Settler settler, Clock clock) {
    this.database = database;
    this.sealer = sealer;
    this.parcels = new ParcelReader(database, sealer);
    this.settler = settler;
    this.clock = clock;
  }

  /**
   * Notes all of them; it may be told the same again.
   *
   * @param declined by the ids of parcels; what is no parcel of the party's is passed over
   * @throws StoreUnavailable where the database is away
   */
  public void note(PartyId party, Map<String, Delivery.Declined> declined) {
    declined.forEach(
        (id, why) -> OutboxParcel.number(id, party).ifPresent(number -> note(number, party, why)));
  }

  private void note(long number, PartyId party, Delivery.Declined why) {
    try {
      Optional<OutboxParcel> waiting = parcels.find(number, party);
      if (waiting.isEmpty() || !Acknowledgements.await(settler.declined(waiting.get(), why))) {
        append(number, party, why);
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private void append(long number, PartyId party, Delivery.Declined why) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Optional<Event> refusal = refusal(connection, number, party, why);
        EventStatement.insert(connection, refusal.stream().toList());
        connection.commit();
        refusal.ifPresent(SettlementLog::writeLater);
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      }
    }
  }

  private Optional<Event> refusal(
      Connection connection, long number, PartyId party, Delivery.Declined why)
      throws SQLException {
    Optional<Sealed> original = original(connection, number);
    Optional<Clause> clause =
        original.isPresent() ? delivered(connection, number, party) : Optional.empty();
    return clause.map(under ->
        Leaf.event(
            number,
            party,
            EventKind.DECLINED,
            clock.instant(),
            Leaf.Reason.said(
                RefusalCode.DECLINED,
                under,
                sealer.sealWords(original.orElseThrow(), number, party, why.why()))));
  }

  /** How the letter's original is sealed, its row held: two who say the same say it in turn. */
  private static Optional<Sealed> original(Connection connection, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LETTER)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Sealed(
                    ParcelReader.suite(row.getShort(1)),
                    Sealed.retention(row.getString(2)),
                    new byte[0]))
            : Optional.empty();
      }
    }
  }

  /** Under which clause the party has it; nothing where the last word is another. */
  private static Optional<Clause> delivered(Connection connection, long number, PartyId party)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST)) {
      statement.setLong(1, number);
      statement.setString(2, party.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getString(1).equals(EventKind.DELIVERED.name())
            ? FirstReceipt.clause(row.getString(2))
            : Optional.empty();
      }
    }
  }
}

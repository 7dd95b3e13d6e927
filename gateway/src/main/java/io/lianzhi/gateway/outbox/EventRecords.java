package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.security.envelope.Suite;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What the ledger's leaves are digests of: the records of a letter's events, made once more. */
public final class EventRecords {
  private static final byte[] NOTHING = new byte[0];

  private final DataSource database;
  private final Originals originals;

  public EventRecords(DataSource database, Originals originals) {
    this.database = database;
    this.originals = originals;
  }

  /**
   * One event.
   *
   * @param leaf as it stands in the log
   * @param record of which the leaf is the digest; empty once the content's time has ended, with
   *     which goes what commits to it
   */
  public record Recorded(
      long number, PartyId party, String what, Instant at, byte[] leaf, Optional<byte[]> record) {}

  /**
   * The events of a letter, those before it went on under that number included.
   *
   * @param all of every party, not of {@code asker} alone
   */
  public List<Recorded> find(long number, PartyId asker, boolean all) {
    try (Connection connection = database.getConnection()) {
      return EventReader.read(connection, number, asker, all).stream().map(this::recorded).toList();
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /** An event commits to what came with it, or to nothing. */
  private Recorded recorded(Event event) {
    Optional<byte[]> record =
        record(event, NOTHING)
            .or(() ->
                originals
                    .commitment(event.number())
                    .flatMap(commitment -> record(event, commitment)));
    return new Recorded(
        event.number(), event.party(), event.what().name(), event.at(), event.leaf(), record);
  }

  private static Optional<byte[]> record(Event event, byte[] commitment) {
    byte[] record = Leaf.record(event, commitment);
    return Arrays.equals(Suite.INTERNATIONAL.digest(record), event.leaf())
        ? Optional.of(record)
        : Optional.empty();
  }
}

package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.security.envelope.Suite;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
   * @param memorandum SHA-256 of the text by which a copy was released, where that was kept
   * @param record of which the leaf is the digest; empty once the content's time has ended, with
   *     which goes what commits to it
   * @param commitmentAt where in the record its commitment to the content begins, if it has one
   */
  public record Recorded(
      long number,
      PartyId party,
      String what,
      Instant at,
      Optional<RefusalCode> code,
      Optional<Clause> clause,
      Optional<String> memorandum,
      byte[] leaf,
      Optional<byte[]> record,
      OptionalInt commitmentAt) {}

  /**
   * The events of a letter, those before it went on under that number included.
   *
   * @param all of every party, not of {@code asker} alone
   */
  public List<Recorded> find(long number, PartyId asker, boolean all) {
    try (Connection connection = database.getConnection()) {
      Map<Long, Optional<byte[]>> commitments = new HashMap<>();
      return EventReader.read(connection, number, asker, all).stream()
          .map(event -> recorded(event, commitments))
          .toList();
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /** An event commits to what came with it, or to nothing. */
  private Recorded recorded(Event event, Map<Long, Optional<byte[]>> commitments) {
    Optional<byte[]> record =
        record(event, NOTHING)
            .or(() ->
                commitments
                    .computeIfAbsent(event.number(), originals::commitment)
                    .flatMap(commitment -> record(event, commitment)));
    return new Recorded(
        event.number(),
        event.party(),
        event.what().name(),
        event.at(),
        event.code(),
        event.clause(),
        event.mapping().flatMap(MemorandumPins::digest),
        event.leaf(),
        record,
        record.map(bytes -> Leaf.commitmentAt(event, bytes)).orElse(OptionalInt.empty()));
  }

  private static Optional<byte[]> record(Event event, byte[] commitment) {
    byte[] record = Leaf.record(event, commitment);
    return Arrays.equals(Suite.INTERNATIONAL.digest(record), event.leaf())
        ? Optional.of(record)
        : Optional.empty();
  }
}

package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/** Settles parcels in batches. A settlement whose row is gone already writes nothing. */
public final class Settler implements AutoCloseable {
  private static final long AGAIN_MILLIS = 500;

  private static final String GONE =
      """
      with gone as (
        delete from parcel p using unnest(?, ?, ?, ?, ?, ?)
               as s (number, party, park, at, code, detail)
        where p.number = s.number and p.party = s.party
        returning p.number, p.party, p.kind, p.clause, p.suite, p.retention, p.body,
                  s.park, s.at, s.code, s.detail),
      kept as (
        insert into parked (number, party, kind, since, code, detail, clause, suite, retention,
                            body)
        select number, party, kind, timestamptz 'epoch' + at * interval '1 microsecond', code,
               detail, clause, suite, retention, body
        from gone where park)
      select number, party from gone\
      """;

  private final DataSource database;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Batcher<Settlement, Boolean> batcher;
  private volatile boolean open = true;

  public Settler(DataSource database, Clock clock, MeterRegistry meters, LongConsumer batchSizes) {
    this.database = database;
    this.clock = clock;
    this.meters = meters;
    this.batcher = new Batcher<>("settler", this::write, batchSizes);
  }

  public CompletableFuture<Boolean> delivered(Parcel parcel) {
    return settle(parcel, EventKind.DELIVERED, Leaf.Reason.of(of(parcel).label().clause()), false);
  }

  public CompletableFuture<Boolean> declined(Parcel parcel, Delivery.Declined why) {
    return settle(
        parcel, EventKind.DECLINED, reason(RefusalCode.DECLINED, parcel, why.why()), false);
  }

  public CompletableFuture<Boolean> parked(Parcel parcel, RefusalCode code, String why) {
    return settle(parcel, EventKind.PARKED, reason(code, parcel, why), true);
  }

  public CompletableFuture<Boolean> unanswered(Parcel parcel) {
    return unanswered(of(parcel).number(), of(parcel).party(), of(parcel).label().clause());
  }

  CompletableFuture<Boolean> unanswered(long number, PartyId party, Clause clause) {
    Optional<Leaf.Reason> why =
        Leaf.Reason.of(RefusalCode.UNANSWERED, clause, "not handed over before its deadline");
    return submit(
        new Settlement(
            Leaf.event(number, party, EventKind.UNANSWERED, clock.instant(), why), false));
  }

  private static Optional<Leaf.Reason> reason(RefusalCode code, Parcel parcel, String why) {
    return Leaf.Reason.of(code, of(parcel).label().clause(), why);
  }

  private CompletableFuture<Boolean> settle(
      Parcel parcel, EventKind what, Optional<Leaf.Reason> why, boolean park) {
    Event event = Leaf.event(of(parcel).number(), of(parcel).party(), what, clock.instant(), why);
    return submit(new Settlement(event, park));
  }

  /** When the parcel's letter was taken. */
  public Instant takenAt(Parcel parcel) {
    return of(parcel).label().takenAt();
  }

  private static OutboxParcel of(Parcel parcel) {
    return (OutboxParcel) parcel;
  }

  /** Completes once it is on disk, however often the database has to be asked. */
  private CompletableFuture<Boolean> submit(Settlement settlement) {
    return batcher
        .submit(settlement)
        .exceptionallyCompose(away -> open ? again(settlement) : failed(away));
  }

  private static CompletableFuture<Boolean> failed(Throwable away) {
    return CompletableFuture.failedFuture(away);
  }

  private CompletableFuture<Boolean> again(Settlement settlement) {
    return CompletableFuture.supplyAsync(
            () -> settlement,
            CompletableFuture.delayedExecutor(AGAIN_MILLIS, TimeUnit.MILLISECONDS))
        .thenCompose(this::submit);
  }

  private List<Boolean> write(List<Settlement> batch) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Set<String> gone = remove(connection, batch);
        EventStatement.insert(
            connection,
            batch.stream()
                .filter(
                    settlement -> gone.remove(key(settlement.number(), settlement.party().value())))
                .map(Settlement::event)
                .toList());
        connection.commit();
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      }
    }
    batch.forEach(this::count);
    return batch.stream().map(settlement -> true).toList();
  }

  private void count(Settlement settlement) {
    meters
        .counter(
            "lianzhi.settled",
            "party",
            settlement.party().value(),
            "what",
            settlement.event().what().name().toLowerCase(Locale.ROOT))
        .increment();
  }

  private static Set<String> remove(Connection connection, List<Settlement> batch)
      throws SQLException {
    Set<String> gone = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(GONE)) {
      new Columns<>(statement, batch, 1)
          .number(Settlement::number)
          .text(settlement -> settlement.party().value())
          .truth(Settlement::park)
          .time(settlement -> Optional.of(settlement.event().at()))
          .text(settlement -> settlement.event().code().map(RefusalCode::name).orElse(null))
          .text(settlement -> settlement.event().detail().orElse(null));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          gone.add(key(row.getLong(1), row.getString(2)));
        }
      }
    }
    return gone;
  }

  private static String key(long number, String party) {
    return number + "/" + party;
  }

  @Override
  public void close() {
    open = false;
    batcher.close();
  }
}

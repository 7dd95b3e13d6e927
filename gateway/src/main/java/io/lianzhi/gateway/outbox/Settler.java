package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.gateway.Alive;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles parcels in batches. A settlement whose row is gone already writes nothing, and says so.
 */
public final class Settler implements AutoCloseable, Alive {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
  private static final long AGAIN_MILLIS = 500;

  /**
   * A parcel is parked only by the node that holds its lane; one that arrived although another node
   * had parked it is delivered.
   */
  private static final String GONE =
      """
      with s as (
        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
               as s (number, party, park, reached, fence, at, code, detail)),
      gone as (
        delete from parcel p using s
        where p.number = s.number and p.party = s.party
          and (not s.park or s.fence = 0
               or exists (select from lane l where l.name = p.lane and l.fence = s.fence))
        returning p.number, p.party, p.kind, p.clause, p.suite, p.retention, p.body,
                  s.park, s.at, s.code, s.detail),
      kept as (
        insert into parked (number, party, kind, since, code, detail, clause, suite, retention,
                            body)
        select number, party, kind, timestamptz 'epoch' + at * interval '1 microsecond', code,
               detail, clause, suite, retention, body
        from gone where park),
      found as (
        delete from parked k using s
        where s.reached and k.number = s.number and k.party = s.party
        returning k.number, k.party)
      select number, party from gone union select number, party from found\
      """;

  private final DataSource database;
  private final Sealer sealer;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Batcher<Settlement, Boolean> batcher;
  private volatile boolean open = true;

  public Settler(Outbox.Place place, MeterRegistry meters, LongConsumer batchSizes) {
    this.database = place.database();
    this.sealer = place.sealer();
    this.clock = place.clock();
    this.meters = meters;
    this.batcher = new Batcher<>("settler", this::write, batchSizes);
  }

  public CompletableFuture<Boolean> delivered(Parcel parcel) {
    return settle(parcel, EventKind.DELIVERED, Leaf.Reason.of(of(parcel).label().clause()));
  }

  public CompletableFuture<Boolean> declined(Parcel parcel, Delivery.Declined why) {
    return settle(parcel, EventKind.DECLINED, reason(RefusalCode.DECLINED, parcel, why.why()));
  }

  public CompletableFuture<Boolean> parked(Parcel parcel, RefusalCode code, String why) {
    return settle(parcel, EventKind.PARKED, reason(code, parcel, why));
  }

  /** Whether its clause's time is over and its key destroyed: then nobody may have it any more. */
  boolean isOver(Parcel parcel) {
    return sealer.isOver(of(parcel).sealed().retention());
  }

  CompletableFuture<Boolean> ended(Parcel parcel) {
    return ended(of(parcel).number(), of(parcel).party(), of(parcel).label().clause());
  }

  CompletableFuture<Boolean> ended(long number, PartyId party, Clause clause) {
    return submit(new Settlement(EndOfTime.event(number, party, clause, clock.instant()), 0));
  }

  /** A row that cannot be opened. */
  CompletableFuture<Boolean> damaged(ParcelReader.Damaged row) {
    Optional<Leaf.Reason> why =
        Leaf.Reason.of(RefusalCode.CONTENT_LOST, row.clause(), "the stored copy cannot be opened");
    return submit(
        new Settlement(
            Leaf.event(row.number(), row.party(), EventKind.PARKED, clock.instant(), why), 0));
  }

  public CompletableFuture<Boolean> unanswered(Parcel parcel) {
    return unanswered(of(parcel).number(), of(parcel).party(), of(parcel).label().clause());
  }

  CompletableFuture<Boolean> unanswered(long number, PartyId party, Clause clause) {
    Optional<Leaf.Reason> why =
        Leaf.Reason.of(RefusalCode.UNANSWERED, clause, "not handed over before its deadline");
    return submit(
        new Settlement(Leaf.event(number, party, EventKind.UNANSWERED, clock.instant(), why), 0));
  }

  private Optional<Leaf.Reason> reason(RefusalCode code, Parcel parcel, String why) {
    return Leaf.Reason.said(code, of(parcel).label().clause(), sealer.sealWords(of(parcel), why));
  }

  private CompletableFuture<Boolean> settle(
      Parcel parcel, EventKind what, Optional<Leaf.Reason> why) {
    Event event = Leaf.event(of(parcel).number(), of(parcel).party(), what, clock.instant(), why);
    return submit(new Settlement(event, of(parcel).fence()));
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
    LOG.atWarn()
        .addKeyValue("incident", Incident.of(settlement.number()).number())
        .addKeyValue("party", settlement.party().value())
        .log("what became of it could not be written yet: tried again");
    return CompletableFuture.supplyAsync(
            () -> settlement,
            CompletableFuture.delayedExecutor(AGAIN_MILLIS, TimeUnit.MILLISECONDS))
        .thenCompose(this::submit);
  }

  private List<Boolean> write(List<Settlement> batch) throws SQLException {
    List<Boolean> gone = new ArrayList<>(batch.size());
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Set<String> removed = remove(connection, batch);
        removed.addAll(
            LateDeliveries.find(
                connection, batch.stream().filter(each -> !removed.contains(each.key())).toList()));
        batch.forEach(settlement -> gone.add(removed.remove(settlement.key())));
        EventStatement.insert(connection, those(batch, gone).map(Settlement::event).toList());
        connection.commit();
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      }
    }
    those(batch, gone).forEach(this::tell);
    return gone;
  }

  private static Stream<Settlement> those(List<Settlement> batch, List<Boolean> gone) {
    return IntStream.range(0, batch.size()).filter(gone::get).mapToObj(batch::get);
  }

  private void tell(Settlement settlement) {
    SettlementLog.write(settlement.event());
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
          .truth(settlement -> settlement.event().what() == EventKind.PARKED)
          .truth(settlement -> settlement.event().what() == EventKind.DELIVERED)
          .number(Settlement::fence)
          .time(settlement -> Optional.of(settlement.event().at()))
          .text(settlement -> settlement.event().code().map(RefusalCode::name).orElse(null))
          .text(settlement -> settlement.event().detail().orElse(null));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          gone.add(Settlement.key(row.getLong(1), row.getString(2)));
        }
      }
    }
    return gone;
  }

  @Override
  public String name() {
    return "settler";
  }

  @Override
  public boolean alive() {
    return batcher.isAlive();
  }

  @Override
  public void close() {
    open = false;
    batcher.close();
  }
}

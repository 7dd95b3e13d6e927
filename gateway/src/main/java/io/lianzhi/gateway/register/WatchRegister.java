package io.lianzhi.gateway.register;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Watch;
import io.lianzhi.contracts.Watches;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Rounds;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.security.keys.IndexKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each party has been asked to watch for (布控): written with the letters that ask for it, and
 * answered from memory. What this node commits counts here at once, and what another one commits
 * within a second.
 */
public final class WatchRegister implements AutoCloseable, Alive {
  private static final Logger LOG = LoggerFactory.getLogger(WatchRegister.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SWEEP = Duration.ofHours(1);

  /** A position may arrive late: it is still judged by the orders that held when it was taken. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final WatchTable table;
  private final WatchBook book = new WatchBook();
  private final Clock clock;
  private final Rounds rounds =
      new Rounds("watches", POLL, this::round, "watch orders cannot be read");
  private String seen = WatchTable.EVER;
  private Instant sweptAt = Instant.EPOCH;

  /**
   * @param vehicles finds a vehicle by its plate and colour without storing them
   */
  public WatchRegister(DataSource database, IndexKey vehicles, Clock clock) {
    this.table = new WatchTable(database, vehicles);
    this.clock = clock;
  }

  /** Learns what the table has, and from now on what changes there. */
  public void start() throws SQLException {
    refresh();
    rounds.start();
  }

  /** Writes in the transaction of {@code connection}; {@link #committed} tells that it is over. */
  public void write(Connection connection, List<WatchLetter> letters) throws SQLException {
    table.write(connection, letters, clock.instant());
  }

  /** What was written is on disk: from now on it counts here. */
  public void committed() {
    try {
      refresh();
    } catch (SQLException | RuntimeException away) {
      LOG.warn("watch orders count a little later: {}", away.getMessage());
    }
  }

  /** What {@code party} has been asked to watch for. */
  public Watches of(PartyId party) {
    return (plate, at) -> watches(party, plate, at);
  }

  private List<Watch> watches(PartyId party, Plate plate, Instant at) {
    return book.isEmpty() ? List.of() : book.of(party, table.vehicle(plate.key()), at);
  }

  private synchronized void refresh() throws SQLException {
    WatchTable.Changes changes = table.since(seen);
    changes.all().forEach(book::put);
    seen = changes.since();
  }

  private void round() {
    try {
      refresh();
      sweep();
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private void sweep() throws SQLException {
    Instant now = clock.instant();
    if (now.isBefore(sweptAt.plus(SWEEP))) {
      return;
    }
    sweptAt = now;
    table.sweep(now.minus(KEPT));
    book.forget(now.minus(KEPT));
  }

  @Override
  public String name() {
    return "watches";
  }

  @Override
  public boolean alive() {
    return rounds.alive();
  }

  @Override
  public void close() {
    rounds.close();
  }
}

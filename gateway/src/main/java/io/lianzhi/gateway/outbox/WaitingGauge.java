package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * How many parcels wait, by party; counted when asked, at most every 15 seconds, and, where
 * millions wait, for no more than a hundredth of the time. While the database is away nobody knows,
 * and no number is given.
 */
public final class WaitingGauge {
  private static final String COUNT = "select party, count(*) from parcel group by party";
  private static final long FRESH_NANOS = Duration.ofSeconds(15).toNanos();
  private static final int SHARE = 100;

  private final DataSource database;
  private final Map<String, Long> counts = new HashMap<>();
  private boolean known;
  private long staleAt = System.nanoTime();

  public WaitingGauge(DataSource database, Collection<PartyId> parties, MeterRegistry meters) {
    this.database = database;
    for (PartyId party : parties) {
      Gauge.builder("lianzhi.waiting", () -> waiting(party))
          .tag("party", party.value())
          .description("Parcels that wait for their party")
          .register(meters);
    }
  }

  private synchronized double waiting(PartyId party) {
    if (System.nanoTime() - staleAt >= 0) {
      long spent = count();
      staleAt = System.nanoTime() + Math.max(FRESH_NANOS, spent * SHARE);
    }
    return known ? counts.getOrDefault(party.value(), 0L) : Double.NaN;
  }

  /** Nanoseconds for which the database counted; none where it is away. */
  private long count() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      long begun = System.nanoTime();
      read(statement);
      known = true;
      return System.nanoTime() - begun;
    } catch (SQLException away) {
      known = false;
      return 0;
    }
  }

  private void read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      counts.clear();
      while (row.next()) {
        counts.put(row.getString(1), row.getLong(2));
      }
    }
  }
}

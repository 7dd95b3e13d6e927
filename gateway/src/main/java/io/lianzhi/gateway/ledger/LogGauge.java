package io.lianzhi.gateway.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * How far the log is behind: for how many seconds the first event has been waiting that it does not
 * hold; zero where it holds all. A second or two is common. More and more means that it stands
 * still, as it does while somebody's transaction stays open in the database; receipts then have no
 * proofs to become. While the database is away nobody knows, and no number is given.
 */
public final class LogGauge {
  private static final String BEHIND =
      """
      select extract(epoch from now() - at) from event
      where xid > (select xid from log_head) order by event.xid limit 1\
      """;

  private final DataSource database;

  public LogGauge(DataSource database, MeterRegistry meters) {
    this.database = database;
    Gauge.builder("lianzhi.log.behind", this::seconds)
        .description("For how long the first event has waited that the log does not hold")
        .baseUnit("seconds")
        .register(meters);
  }

  private double seconds() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(BEHIND);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Math.max(0, row.getDouble(1)) : 0;
    } catch (SQLException away) {
      return Double.NaN;
    }
  }
}

package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.outbox.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** The time as PostgreSQL has it: a second opinion where one wrong clock would destroy too much. */
final class DatabaseClock implements InstantSource {
  private final DataSource database;

  DatabaseClock(DataSource database) {
    this.database = database;
  }

  @Override
  public Instant instant() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement("select clock_timestamp()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }
}

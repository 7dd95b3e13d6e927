package io.lianzhi.gateway.administration;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as PostgreSQL has them. */
final class Times {
  private Times() {}

  static void set(PreparedStatement statement, int index, Instant moment) throws SQLException {
    statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
  }

  static Instant get(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}

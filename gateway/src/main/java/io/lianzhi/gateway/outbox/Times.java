package io.lianzhi.gateway.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as PostgreSQL has them. */
public final class Times {
  private Times() {}

  public static void set(PreparedStatement statement, int index, Instant moment)
      throws SQLException {
    statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
  }

  public static Instant get(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}

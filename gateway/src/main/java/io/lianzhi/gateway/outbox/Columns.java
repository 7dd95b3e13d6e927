package io.lianzhi.gateway.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Binds rows as arrays, one for each column, for {@code unnest}. */
final class Columns<T> {
  private final Connection connection;
  private final PreparedStatement statement;
  private final List<T> rows;
  private int next;

  Columns(PreparedStatement statement, List<T> rows, int first) throws SQLException {
    this.connection = statement.getConnection();
    this.statement = statement;
    this.rows = rows;
    this.next = first;
  }

  Columns<T> text(Function<T, @Nullable String> column) throws SQLException {
    @Nullable String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return bind("text", values);
  }

  Columns<T> number(ToLongFunction<T> column) throws SQLException {
    Long[] values = new Long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.applyAsLong(rows.get(i));
    }
    return bind("bigint", values);
  }

  /** Microseconds since 1970, or null. */
  Columns<T> time(Function<T, Optional<Instant>> column) throws SQLException {
    return perhapsNumber(row -> column.apply(row).map(Columns::micros));
  }

  /** A number, or null. */
  Columns<T> perhapsNumber(Function<T, Optional<Long>> column) throws SQLException {
    @Nullable Long[] values = new Long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i)).orElse(null);
    }
    return bind("bigint", values);
  }

  Columns<T> bytes(Function<T, byte[]> column) throws SQLException {
    byte[][] values = new byte[rows.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return bind("bytea", values);
  }

  /** Bytes, or null. */
  Columns<T> perhapsBytes(Function<T, Optional<byte[]>> column) throws SQLException {
    byte[] @Nullable [] values = new byte[rows.size()] @Nullable [];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i)).orElse(null);
    }
    return bind("bytea", values);
  }

  Columns<T> truth(Function<T, Boolean> column) throws SQLException {
    Boolean[] values = new Boolean[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return bind("boolean", values);
  }

  private Columns<T> bind(String type, @Nullable Object[] values) throws SQLException {
    Array array = connection.createArrayOf(type, values);
    statement.setArray(next++, array);
    return this;
  }

  int next() {
    return next;
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The issued secrets of one party in the database, sealed, and who renews one. Each call is a
 * transaction of its own; time is the database's.
 */
final class IssuedSecretTable {
  private static final String FIND =
      """
      select sealed, case when until = '-infinity' then null else until end, fence
      from issued_secret where party = ? and name = ?\
      """;
  private static final String LEASE =
      """
      insert into issued_secret as held (party, name, sealed, until, fence, leased)
      values (?, ?, '', '-infinity', 1, now() + ? * interval '1 millisecond')
      on conflict (party, name) do update set fence = held.fence + 1, leased = excluded.leased
      where held.leased < now()
      returning sealed, case when until = '-infinity' then null else until end, fence\
      """;
  private static final String KEEP =
      """
      update issued_secret set sealed = ?, until = ?, leased = '-infinity'
      where party = ? and name = ? and fence = ?\
      """;
  private static final String RELEASE =
      """
      update issued_secret set leased = '-infinity' where party = ? and name = ? and fence = ?\
      """;

  /** A row: the sealed secret where there is one, and the fence of its newest lease. */
  record Row(byte[] sealed, Optional<Instant> until, long fence) {}

  private final DataSource database;
  private final PartyId party;

  IssuedSecretTable(DataSource database, PartyId party) {
    this.database = database;
    this.party = party;
  }

  Optional<Row> find(String name) {
    return call(
        FIND,
        statement -> {
          statement.setString(1, party.value());
          statement.setString(2, name);
          return row(statement);
        });
  }

  /** Takes the lease, unless another node holds it. */
  Optional<Row> lease(String name, Duration length) {
    return call(
        LEASE,
        statement -> {
          statement.setString(1, party.value());
          statement.setString(2, name);
          statement.setLong(3, length.toMillis());
          return row(statement);
        });
  }

  /** Writes what the holder of the lease got, unless another took the lease since. */
  boolean keep(String name, long fence, byte[] sealed, Instant until) {
    return call(
        KEEP,
        statement -> {
          statement.setBytes(1, sealed);
          statement.setObject(2, until.atOffset(ZoneOffset.UTC));
          statement.setString(3, party.value());
          statement.setString(4, name);
          statement.setLong(5, fence);
          return statement.executeUpdate() == 1;
        });
  }

  /** Gives the lease back unused. */
  void release(String name, long fence) {
    call(
        RELEASE,
        statement -> {
          statement.setString(1, party.value());
          statement.setString(2, name);
          statement.setLong(3, fence);
          return statement.executeUpdate();
        });
  }

  private static Optional<Row> row(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    }
  }

  private static Row read(ResultSet row) throws SQLException {
    Optional<Instant> until =
        Optional.ofNullable(row.getObject(2, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    return new Row(row.getBytes(1), until, row.getLong(3));
  }

  private <T> T call(String sql, Work<T> work) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException away) {
      throw new UncheckedIOException(new IOException("the store of issued secrets is away", away));
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}

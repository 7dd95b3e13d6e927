package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.outbox.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Shared credentials in the database. */
final class SharedTable {
  /** All of them. */
  static final RegisterRows<Row> ROWS =
      new RegisterRows<>(
          "shared_credential",
          "shared",
          "id, party, kind, name, origin, state, sealed, asked_by, asked_at, approved_at,"
              + " changed_at, until, reason",
          SharedTable::read);

  private static final String INSERT =
      """
      insert into shared_credential
        (party, kind, name, origin, state, sealed, asked_by, asked_at, approved_at, changed_at,
         until)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      returning id\
      """;
  private static final String MOVE =
      """
      update shared_credential
      set state = ?, changed_at = ?, reason = ?, approved_at = coalesce(approved_at, ?)
      where id = ?\
      """;

  /** A row: what may be told, and the sealed value. */
  record Row(SharedCredential credential, byte[] sealed) {}

  private SharedTable() {}

  /** Those of the same party, kind and name. */
  static List<Row> named(Connection connection, SharedCredential like) throws SQLException {
    return ROWS.where(
        connection,
        "party = ? and kind = ? and name = ?",
        like.party().value(),
        like.kind().name(),
        like.name());
  }

  /** Adds one, whose number is given by the table. */
  static SharedCredential insert(Connection connection, SharedCredential fresh, byte[] sealed)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, fresh.party().value());
      statement.setString(2, fresh.kind().name());
      statement.setString(3, fresh.name());
      statement.setString(4, fresh.origin().name());
      statement.setString(5, fresh.state().name());
      statement.setBytes(6, sealed);
      statement.setString(7, fresh.askedBy());
      Times.set(statement, 8, fresh.askedAt());
      set(statement, 9, fresh.approvedAt());
      Times.set(statement, 10, fresh.changedAt());
      set(statement, 11, fresh.until());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return ROWS.find(connection, row.getLong(1)).orElseThrow().credential();
      }
    }
  }

  /** Moves one into another state; the first that counts is its approval. */
  static void move(
      Connection connection,
      long number,
      CredentialState to,
      Optional<RevocationReason> reason,
      Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setString(1, to.name());
      Times.set(statement, 2, now);
      statement.setString(3, reason.map(RevocationReason::name).orElse(""));
      set(statement, 4, to.wasGiven() ? Optional.of(now) : Optional.empty());
      statement.setLong(5, number);
      statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, int index, Optional<Instant> moment)
      throws SQLException {
    if (moment.isPresent()) {
      Times.set(statement, index, moment.get());
    } else {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    }
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(credential(row), row.getBytes("sealed"));
  }

  private static SharedCredential credential(ResultSet row) throws SQLException {
    return new SharedCredential(
        row.getLong("id"),
        new PartyId(row.getString("party")),
        SharedKind.valueOf(row.getString("kind")),
        row.getString("name"),
        Origin.valueOf(row.getString("origin")),
        CredentialState.valueOf(row.getString("state")),
        row.getString("asked_by"),
        Times.get(row, "asked_at"),
        moment(row, "approved_at"),
        Times.get(row, "changed_at"),
        moment(row, "until"),
        Optional.of(row.getString("reason"))
            .filter(name -> !name.isEmpty())
            .map(RevocationReason::valueOf));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}

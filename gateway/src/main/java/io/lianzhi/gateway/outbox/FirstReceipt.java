package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds what was said when a letter came first. */
final class FirstReceipt {
  private static final String SEEN =
      "select number, digest, parked from seen where sender = ? and id = ?";

  private static final String EVENTS =
      """
      select distinct on (party) party, what, at, code, clause, detail from event
      where number = ? and what in ('TAKEN', 'REFUSED', 'PARKED')
      order by party, xid, what <> 'TAKEN'\
      """;

  /**
   * What stands for the row's id. It is the row itself where a commit succeeded whose answer was
   * lost: the retry finds its own number, and the letter is new.
   */
  Committed find(Connection connection, Row row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
      statement.setString(1, row.arrival().from().value());
      statement.setString(2, row.claim().orElseThrow().id().value());
      try (ResultSet first = statement.executeQuery()) {
        first.next();
        long number = first.getLong(1);
        if (number == row.arrival().number()) {
          // Its own commit, of which the connection broke before the answer came.
          return new Committed.New();
        }
        return first.getBoolean(3)
                || Arrays.equals(first.getBytes(2), row.claim().orElseThrow().digest())
            ? repeat(connection, number)
            : new Committed.Conflict(number);
      }
    }
  }

  private static Committed repeat(Connection connection, long number) throws SQLException {
    Map<PartyId, Outcome> outcomes = new LinkedHashMap<>();
    Instant at = Instant.EPOCH;
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      statement.setLong(1, number);
      try (ResultSet event = statement.executeQuery()) {
        while (event.next()) {
          at = event.getObject(3, OffsetDateTime.class).toInstant();
          outcomes.put(new PartyId(event.getString(1)), outcome(event));
        }
      }
    }
    return new Committed.Repeat(number, at, outcomes);
  }

  private static Outcome outcome(ResultSet event) throws SQLException {
    return switch (event.getString(2)) {
      case "TAKEN" -> new Outcome.Taken();
      case "PARKED" -> new Outcome.Parked(refused(event));
      default -> refused(event);
    };
  }

  private static Refused refused(ResultSet event) throws SQLException {
    return new Refused(
        RefusalCode.valueOf(event.getString(4)),
        Optional.ofNullable(event.getString(6)).orElse(""),
        Optional.empty(),
        clause(event.getString(5)));
  }

  /** A clause as {@link Clause#toString} wrote it. */
  static Optional<Clause> clause(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    int blank = text.indexOf(' ');
    return Optional.of(new Clause(text.substring(0, blank), text.substring(blank + 1)));
  }
}

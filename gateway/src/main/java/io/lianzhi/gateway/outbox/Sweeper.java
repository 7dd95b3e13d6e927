package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Ends what nobody else does: questions past their deadline that a dead node left, answers nobody
 * came for; and says who has not answered.
 */
final class Sweeper {
  /** The one who asks has the first word, and may just be asking. */
  private static final String DEAD_QUESTIONS =
      """
      select number, party, clause from parcel
      where lane = 'question' and deadline < now() - interval '15 seconds' limit 500\
      """;

  private static final String LATE_ANSWERS =
      """
      update parcel set lane = party || ':' || mod(mod(subject, 16) + 16, 16), seq = default
      where lane = 'answer' and taken_at < now() - interval '15 seconds'\
      """;
  private static final String UNCLAIMED =
      """
      update parcel set lane = party || ':' || mod(mod(subject, 16) + 16, 16), seq = default
      where lane = 'answer' and number = ? and party = ?\
      """;
  private static final String ALONE = "select pg_try_advisory_xact_lock(7104)";
  private static final String OVERDUE =
      """
      select e.number, e.party, e.clause from letter q join event e using (number)
      where q.answer_by > ? and q.answer_by <= ? and e.what = 'DELIVERED'
        and not exists (select from letter a where a.answers = q.id and a.sender = e.party)
        and not exists (select from event o
                        where o.number = e.number and o.party = e.party and o.what = 'NO_ANSWER')
      limit 500\
      """;
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration LOOKS_BACK = Duration.ofDays(1);

  private final DataSource database;
  private final Settler settler;
  private final Clock clock;
  private Instant sweptUntil;

  Sweeper(DataSource database, Settler settler, Clock clock) {
    this.database = database;
    this.settler = settler;
    this.clock = clock;
    this.sweptUntil = clock.instant().minus(LOOKS_BACK);
  }

  void sweep() throws SQLException {
    try (Connection connection = database.getConnection()) {
      sweepQuestions(connection);
      try (Statement late = connection.createStatement()) {
        late.executeUpdate(LATE_ANSWERS);
      }
      sayOverdue(connection);
    }
  }

  private void sweepQuestions(Connection connection) throws SQLException {
    try (PreparedStatement questions = connection.prepareStatement(DEAD_QUESTIONS);
        ResultSet dead = questions.executeQuery()) {
      while (dead.next()) {
        var _ =
            settler.unanswered(
                dead.getLong(1),
                new PartyId(dead.getString(2)),
                FirstReceipt.clause(dead.getString(3)).orElseThrow());
      }
    }
  }

  /** One node at a time says it. */
  private void sayOverdue(Connection connection) throws SQLException {
    Instant until = clock.instant().minus(GRACE);
    connection.setAutoCommit(false);
    try {
      if (isAlone(connection)) {
        EventStatement.insert(connection, overdue(connection, until));
      }
      connection.commit();
      sweptUntil = until.minus(GRACE.multipliedBy(5));
    } catch (SQLException | RuntimeException failed) {
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static boolean isAlone(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALONE)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private List<Event> overdue(Connection connection, Instant until) throws SQLException {
    List<Event> events = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(OVERDUE)) {
      statement.setObject(1, at(sweptUntil));
      statement.setObject(2, at(until));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(
              Leaf.event(
                  row.getLong(1),
                  new PartyId(row.getString(2)),
                  EventKind.NO_ANSWER,
                  clock.instant(),
                  Leaf.Reason.of(
                      RefusalCode.UNANSWERED,
                      FirstReceipt.clause(row.getString(3)).orElseThrow(),
                      "delivered, not answered by its deadline")));
        }
      }
    }
    return events;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** The one who waited has gone: the answer goes by its party's lane, as the newest there. */
  void unclaimed(OutboxParcel answer) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(UNCLAIMED)) {
      statement.setLong(1, answer.number());
      statement.setString(2, answer.party().value());
      statement.executeUpdate();
    }
  }
}

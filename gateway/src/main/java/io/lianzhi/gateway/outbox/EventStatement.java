package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.RefusalCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Appends events. */
final class EventStatement {
  private static final String EVENTS =
      """
      insert into event (number, party, what, at, code, clause, detail, words, suite, retention,
                         mapping, leaf)
      select number, party, what, timestamptz 'epoch' + at * interval '1 microsecond', code, clause,
             detail, words, suite, retention, mapping, leaf
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           as r (number, party, what, at, code, clause, detail, words, suite, retention, mapping,
                leaf)\
      """;

  private EventStatement() {}

  static void insert(Connection connection, List<Event> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      new Columns<>(statement, events, 1)
          .number(Event::number)
          .text(event -> event.party().value())
          .text(event -> event.what().name())
          .time(event -> Optional.of(event.at()))
          .text(event -> event.code().map(RefusalCode::name).orElse(null))
          .text(event -> event.clause().map(Clause::toString).orElse(null))
          .text(event -> event.detail().orElse(null))
          .perhapsBytes(event -> event.words().map(Sealed::bytes))
          .perhapsNumber(event -> event.words().map(words -> (long) words.suite().code()))
          .text(event -> event.words().map(Sealed::retentionName).orElse(null))
          .text(event -> event.mapping().orElse(null))
          .bytes(Event::leaf);
      statement.executeUpdate();
    }
  }
}

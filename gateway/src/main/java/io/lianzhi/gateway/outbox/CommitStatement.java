package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.gateway.register.WatchLetter;
import io.lianzhi.gateway.register.WatchRegister;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One transaction for a batch of arrivals. {@code seen} decides first; what loses there writes
 * nothing else.
 */
final class CommitStatement {
  private static final String TIME = "timestamptz 'epoch' + %s * interval '1 microsecond'";

  private static final String SEEN =
      """
      insert into seen (sender, id, number, digest, parked)
      select * from unnest(?, ?, ?, ?, ?)
      on conflict (sender, id) do update
        set number = excluded.number, digest = excluded.digest, parked = false
        where seen.parked and not excluded.parked
      returning number\
      """;

  private static final String LETTERS =
      """
      insert into letter (number, sender, id, kind, purpose, matter, version, answers, answer_by,
                          test, refused, received_at, line, mapping, suite, retention, content,
                          unit)
      select number, sender, id, kind, purpose, matter, version, answers, %s, test, refused, %s,
             line, mapping, suite, retention, content, unit
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           as r (number, sender, id, kind, purpose, matter, version, answers, answer_by, test,
                 refused, at, line, mapping, suite, retention, content, unit)\
      """
          .formatted(TIME.formatted("answer_by"), TIME.formatted("at"));

  private static final String PARCELS =
      """
      insert into parcel (number, party, lane, subject, sender, id, kind, urgency, answers,
                          deadline, taken_at, clause, suite, retention, body, owner)
      select number, party, lane, subject, sender, id, kind, urgency, answers, %s, %s, clause,
             suite, retention, body, owner
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           as r (number, party, lane, subject, sender, id, kind, urgency, answers, deadline, at,
                 clause, suite, retention, body, owner)\
      """
          .formatted(TIME.formatted("deadline"), TIME.formatted("at"));

  private static final String PARKED =
      """
      insert into parked (number, party, kind, since, code, detail, clause, suite, retention, body)
      select number, party, kind, %s, code, detail, clause, suite, retention, body
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           as r (number, party, kind, at, code, detail, clause, suite, retention, body)\
      """
          .formatted(TIME.formatted("at"));

  private static final String UNREAD =
      """
      insert into unread (number, sender, code, place, lacking, since, tried)
      select number, sender, code, place, lacking, %s, tried
      from unnest(?, ?, ?, ?, ?, ?, ?) as r (number, sender, code, place, lacking, at, tried)\
      """
          .formatted(TIME.formatted("at"));

  private final DataSource database;
  private final NodeId node;
  private final WatchRegister watches;
  private final FirstReceipt firstReceipt = new FirstReceipt();

  CommitStatement(DataSource database, NodeId node, WatchRegister watches) {
    this.database = database;
    this.node = node;
    this.watches = watches;
  }

  List<Committed> write(List<Row> rows) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Set<Long> fresh = seen(connection, rows.stream().filter(row -> row.claim().isPresent()));
        List<Row> winners = rows.stream().filter(row -> isNew(row, fresh)).toList();
        insert(connection, winners);
        boolean watched = watch(connection, winners);
        List<Committed> results = results(connection, rows, fresh);
        connection.commit();
        if (watched) {
          watches.committed();
        }
        return results;
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      }
    }
  }

  private static boolean isNew(Row row, Set<Long> fresh) {
    return row.claim().isEmpty() || fresh.contains(row.arrival().number());
  }

  private static Set<Long> seen(Connection connection, Stream<Row> named) throws SQLException {
    // One statement cannot decide twice about one id: of two in a batch the first is asked.
    Set<String> ids = new HashSet<>();
    List<Row> rows = named.filter(row -> ids.add(key(row))).toList();
    Set<Long> fresh = new HashSet<>();
    if (rows.isEmpty()) {
      return fresh;
    }
    try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
      new Columns<>(statement, rows, 1)
          .text(row -> row.arrival().from().value())
          .text(row -> claim(row).id().value())
          .number(row -> row.arrival().number())
          .bytes(row -> claim(row).digest())
          .truth(row -> claim(row).parked());
      try (ResultSet numbers = statement.executeQuery()) {
        while (numbers.next()) {
          fresh.add(numbers.getLong(1));
        }
      }
    }
    return fresh;
  }

  private static String key(Row row) {
    return row.arrival().from() + "/" + claim(row).id().value();
  }

  private static Row.Claim claim(Row row) {
    return row.claim().orElseThrow();
  }

  private void insert(Connection connection, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    insertLetters(connection, rows);
    List<Packed> packed = rows.stream().flatMap(row -> row.packed().stream()).toList();
    insertParcels(
        connection,
        packed.stream().filter(copy -> copy.stuck().isEmpty()).map(Packed::parcel).toList());
    insertParked(connection, packed.stream().filter(copy -> copy.stuck().isPresent()).toList());
    insertUnread(connection, rows.stream().filter(row -> row.unread().isPresent()).toList());
    EventStatement.insert(connection, rows.stream().flatMap(row -> row.events().stream()).toList());
  }

  /** Keeps the register; nothing is written for other kinds. */
  private boolean watch(Connection connection, List<Row> rows) throws SQLException {
    List<WatchLetter> letters = rows.stream().flatMap(CommitStatement::watchLetters).toList();
    if (!letters.isEmpty()) {
      watches.write(connection, letters);
    }
    return !letters.isEmpty();
  }

  /** A parked order has asked nobody yet; a parked revocation ends the order all the same. */
  private static Stream<WatchLetter> watchLetters(Row row) {
    return row.packed().stream()
        .flatMap(copy ->
            row.letter().flatMap(letter -> WatchLetter.of(copy.to(), letter)).stream()
                .filter(watch -> copy.stuck().isEmpty() || watch instanceof WatchLetter.Revoked));
  }

  private static void insertLetters(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LETTERS)) {
      new Columns<>(statement, rows, 1)
          .number(row -> row.arrival().number())
          .text(row -> row.arrival().from().value())
          .text(row -> row.id().map(LetterId::value).orElse(null))
          .text(letter(known -> known.item().kind().name()))
          .text(letter(known -> known.purpose().code()))
          .text(letter(known -> known.matter().value()))
          .number(row -> row.letter().map(Letter::version).orElse(1))
          .text(letter(known -> known.answers().map(LetterId::value).orElse(null)))
          .time(Row::answerBy)
          .truth(row -> row.letter().map(Letter::test).orElse(false))
          .truth(row -> row.claim().isEmpty())
          .time(row -> Optional.of(row.arrival().at()))
          .text(row -> row.arrival().line())
          .text(row -> row.arrival().mapping())
          .number(row -> row.content().suite().code())
          .text(row -> row.content().retentionName())
          .bytes(row -> row.content().bytes())
          .text(row -> row.unit().orElse(null));
      statement.executeUpdate();
    }
  }

  private static Function<Row, @Nullable String> letter(Function<Letter, @Nullable String> column) {
    return row -> row.letter().isPresent() ? column.apply(row.letter().get()) : null;
  }

  private void insertParcels(Connection connection, List<OutboxParcel> parcels)
      throws SQLException {
    if (parcels.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(PARCELS)) {
      new Columns<>(statement, parcels, 1)
          .number(OutboxParcel::number)
          .text(parcel -> parcel.party().value())
          .text(parcel -> parcel.label().lane().value())
          .number(parcel -> parcel.label().subject())
          .text(parcel -> parcel.label().sender().value())
          .text(parcel -> parcel.letter().value())
          .text(parcel -> parcel.kind().name())
          .text(parcel -> parcel.urgency().name())
          .text(parcel -> parcel.label().answers().map(LetterId::value).orElse(null))
          .time(OutboxParcel::deadline)
          .time(parcel -> Optional.of(parcel.label().takenAt()))
          .text(parcel -> parcel.label().clause().toString())
          .number(parcel -> parcel.sealed().suite().code())
          .text(parcel -> parcel.sealed().retentionName())
          .bytes(parcel -> parcel.sealed().bytes())
          .text(parcel -> owner(parcel.label().lane()));
      statement.executeUpdate();
    }
  }

  /** A question is born leased to the node that took it. */
  private @Nullable String owner(LaneName lane) {
    return lane.equals(LaneName.QUESTIONS) ? node.value() : null;
  }

  private static void insertParked(Connection connection, List<Packed> stuck) throws SQLException {
    if (stuck.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(PARKED)) {
      new Columns<>(statement, stuck, 1)
          .number(copy -> copy.parcel().number())
          .text(copy -> copy.to().value())
          .text(copy -> copy.parcel().kind().name())
          .time(copy -> Optional.of(copy.parcel().label().takenAt()))
          .text(copy -> copy.stuck().orElseThrow().code().name())
          .text(copy -> ForeignWords.fit(copy.stuck().orElseThrow().at()))
          .text(copy -> copy.parcel().label().clause().toString())
          .number(copy -> copy.parcel().sealed().suite().code())
          .text(copy -> copy.parcel().sealed().retentionName())
          .bytes(copy -> copy.parcel().sealed().bytes());
      statement.executeUpdate();
    }
  }

  private static void insertUnread(Connection connection, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(UNREAD)) {
      new Columns<>(statement, rows, 1)
          .number(row -> row.arrival().number())
          .text(row -> row.arrival().from().value())
          .text(row -> row.unread().orElseThrow().code().name())
          .text(row -> ForeignWords.fit(row.unread().orElseThrow().place()))
          .text(row -> row.unread().orElseThrow().lacking().orElse(null))
          .time(row -> Optional.of(row.arrival().at()))
          .text(row -> row.arrival().mapping());
      statement.executeUpdate();
    }
  }

  private List<Committed> results(Connection connection, List<Row> rows, Set<Long> fresh)
      throws SQLException {
    List<Committed> results = new ArrayList<>(rows.size());
    for (Row row : rows) {
      results.add(isNew(row, fresh) ? new Committed.New() : firstReceipt.find(connection, row));
    }
    return results;
  }
}

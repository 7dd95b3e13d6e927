package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.register.WatchRegister;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.RetentionKeyId;
import io.lianzhi.security.keys.RetentionKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A real PostgreSQL with the hub's tables, and small letters to put into it. */
final class TestStore {
  static final PartyId JINHUA = new PartyId("jinhua");
  static final PartyId HANGZHOU = new PartyId("hangzhou");

  private static final Clause CLAUSE = new Clause("JH-HZ", "3.1");
  private static final RetentionKeyId RETENTION =
      new RetentionKeyId("JH-HZ", "3.1", YearMonth.of(2099, 11));

  private final DataSource database;
  private final WatchRegister watches;
  private final RetentionKeys keys;
  private final Sealer sealer;
  private final AtomicLong numbers = new AtomicLong(4096);

  private TestStore(DataSource database, RetentionKeys keys, WatchRegister watches) {
    this.keys = keys;
    this.watches = watches;
    this.database = database;
    this.sealer = new Sealer(keys);
  }

  static TestStore start(Path folder) {
    Keystore keystore =
        Keystore.openOrCreate(folder.resolve("hub.vault"), "a test passphrase".toCharArray());
    DataSource database = TestDatabase.fresh();
    WatchRegister watches =
        new WatchRegister(
            database, keystore.indexKey("watches", Suite.INTERNATIONAL), Clock.systemUTC());
    return new TestStore(database, keystore.retentionKeys(), watches);
  }

  /** Ends the time of every copy. */
  void destroyKeys() {
    keys.destroy(keys.ids());
  }

  DataSource database() {
    return database;
  }

  Sealer sealer() {
    return sealer;
  }

  /** A copy of a letter to Hangzhou, not yet committed. */
  Packed copy(String id, int subject) {
    return packed(id, subject, ItemKind.COPY_NOTICE, Optional.empty());
  }

  /** A copy that another key seals. */
  Packed copyOfLaterClause(String id) {
    RetentionKeyId later = new RetentionKeyId("JH-HZ", "3.2", YearMonth.of(2099, 12));
    return packed(id, 2, ItemKind.COPY_NOTICE, Optional.empty(), later);
  }

  Packed question(String id, Duration lives) {
    return packed(
        id,
        1,
        ItemKind.VEHICLE_QUESTION,
        Optional.of(Instant.now().plus(lives).truncatedTo(ChronoUnit.MICROS)));
  }

  private Packed packed(String id, int subject, ItemKind kind, Optional<Instant> deadline) {
    return packed(id, subject, kind, deadline, RETENTION);
  }

  private Packed packed(
      String id, int subject, ItemKind kind, Optional<Instant> deadline, RetentionKeyId retention) {
    long number = numbers.getAndIncrement();
    OutboxParcel.Label label =
        new OutboxParcel.Label(
            number,
            HANGZHOU,
            kind.isQuestion() ? LaneName.QUESTIONS : LaneName.of(HANGZHOU, subject),
            subject,
            JINHUA,
            new LetterId(id),
            kind,
            Urgency.ROUTINE,
            Optional.empty(),
            deadline,
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            CLAUSE);
    Body body =
        new Body(
            new RawMessage("form", "text/plain", id.getBytes(StandardCharsets.UTF_8)),
            Optional.empty());
    Sealed sealed =
        sealer.seal(
            Suite.INTERNATIONAL, retention, number, Sealer.copyFor(HANGZHOU), body.toBytes());
    return new Packed(new OutboxParcel(label, sealed, body), Optional.empty(), "1");
  }

  /** Commits it as this node. */
  Committed commit(NodeId node, Packed copy) throws SQLException {
    return commit(node, row(copy, Optional.of(letter(copy)), new byte[] {1}, false));
  }

  Committed commit(NodeId node, Row row) throws SQLException {
    return statement(node).write(List.of(row)).getFirst();
  }

  CommitStatement statement(NodeId node) {
    return new CommitStatement(database(), node, watches);
  }

  Row row(Packed copy, Optional<Letter> letter, byte[] digest, boolean parked) {
    OutboxParcel.Label label = copy.parcel().label();
    Arrival arrival =
        new Arrival(label.number(), JINHUA, Suite.INTERNATIONAL, "letters", "1", label.takenAt());
    EventKind what = parked ? EventKind.PARKED : EventKind.TAKEN;
    Optional<Leaf.Reason> why =
        parked
            ? Leaf.Reason.of(RefusalCode.CODE_UNKNOWN, CLAUSE, "item.vehicleType")
            : Leaf.Reason.of(CLAUSE);
    return new Row(
        arrival,
        Optional.of(label.letter()),
        Optional.of(new Row.Claim(label.letter(), digest, parked)),
        letter,
        copy.parcel().sealed(),
        List.of(Leaf.event(label.number(), HANGZHOU, what, label.takenAt(), why)),
        parked ? List.of() : List.of(copy));
  }

  Letter letter(Packed copy) {
    Letter letter =
        Letter.of(
            copy.parcel().letter(),
            Origin.of(JINHUA),
            List.of(HANGZHOU),
            new Purpose("ROAD_INSPECTION"),
            new VehicleQuestion(
                new Plate("浙G12345", PlateColour.BLUE),
                Field.unknown(),
                Field.unknown(),
                Field.unknown()));
    return copy.parcel().deadline().map(letter::answerBy).orElse(letter);
  }

  List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

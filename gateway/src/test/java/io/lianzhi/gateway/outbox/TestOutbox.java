package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.VehicleSubject;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.memorandum.ClauseRule;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Memorandum;
import io.lianzhi.gateway.memorandum.Release;
import io.lianzhi.gateway.register.WatchRegister;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** The tables of the path on a real PostgreSQL, with what writes and reads them. */
final class TestOutbox implements AutoCloseable {
  static final PartyId JINHUA = new PartyId("jinhua");
  static final PartyId HANGZHOU = new PartyId("hangzhou");
  static final PartyId SHAOXING = new PartyId("shaoxing");
  static final Instant NOON = Instant.parse("2021-11-19T04:00:00Z");
  private static final Purpose PURPOSE = new Purpose("CREDIT_SUPERVISION");

  final DataSource database = TestDatabase.fresh();
  final AtomicReference<Instant> settlersTime = new AtomicReference<>(NOON);
  final Settler settler;
  final Committer committer;
  final WatchRegister watches;
  final LetterDesk desk;
  final LaterRefusals refusals;
  final LegalHolds holds;
  final Originals originals;
  final UnreadLetters unread;
  final Keystore keystore;
  private final Sealer sealer;
  private final Packer packer;

  TestOutbox(Path folder) {
    this.keystore =
        Keystore.openOrCreate(folder.resolve("hub.vault"), "a test passphrase".toCharArray());
    HeldContents held = new HeldContents(database, keystore.holdKeys());
    this.sealer = new Sealer(keystore.retentionKeys(), held);
    this.holds = new LegalHolds(database, keystore.holdKeys(), sealer, held, clock());
    this.originals =
        new Originals(database, sealer, keystore.indexKey("seen", Suite.INTERNATIONAL));
    this.unread = new UnreadLetters(database);
    this.packer =
        new Packer(sealer, keystore.indexKey("subjects", Suite.INTERNATIONAL), new Waiters());
    Outbox.Place place = new Outbox.Place(database, sealer, NodeId.fresh(), clock());
    this.watches =
        new WatchRegister(
            database, keystore.indexKey("watches", Suite.INTERNATIONAL), place.clock());
    this.settler = new Settler(place, new SimpleMeterRegistry(), size -> {});
    this.committer =
        new Committer(
            place, packer, keystore.indexKey("seen", Suite.INTERNATIONAL), watches, size -> {});
    this.desk = new LetterDesk(database, sealer, settler);
    this.refusals = new LaterRefusals(database, sealer, settler, clock());
  }

  /** Ends the time of every copy. */
  void destroyKeys() {
    keystore.retentionKeys().ids().forEach(keystore.retentionKeys()::destroy);
  }

  /** Ends the time of all whose last day lies before {@code today}. */
  KeyDestruction.Done end(LocalDate today) {
    return new KeyDestruction(
            database, keystore.retentionKeys(), holds, Administrator.hub(JINHUA), clock())
        .round(today)
        .orElseThrow();
  }

  Clock clock() {
    InstantSource source = settlersTime::get;
    return source.withZone(ZoneOffset.UTC);
  }

  /** Jinhua's letter of that id, taken at noon for these addressees. */
  Committed take(long number, String id, PartyId... to) {
    return take(number, letter(id, "浙G12345", to));
  }

  Committed take(long number, Letter letter) {
    Arrival arrival = arrival(number);
    return committer.take(arrival, opened(letter), letter, packed(arrival, letter), Map.of());
  }

  static Arrival arrival(long number) {
    return new Arrival(number, JINHUA, Suite.INTERNATIONAL, "letters", "1", NOON);
  }

  static TestOpened opened(Letter letter) {
    return TestOpened.of(
        JINHUA, new RawMessage("letters", "application/json", LetterJson.write(letter)));
  }

  List<Packed> packed(Arrival arrival, Letter letter) {
    return packed(arrival, letter, new Scribe(Optional.empty()));
  }

  List<Packed> packed(Arrival arrival, Letter letter, Scribe adapter) {
    return packed(arrival, letter, adapter, memorandum());
  }

  List<Packed> packed(Arrival arrival, Letter letter, Scribe adapter, Memorandum signed) {
    return new Memoranda(List.of(signed))
        .decide(letter, Proof.Strength.CHANNEL, NOON).values().stream()
            .map(Release.class::cast)
            .map(release -> packer.pack(arrival, release, adapter, Suite.INTERNATIONAL, "1"))
            .toList();
  }

  static Letter letter(String id, String plate, PartyId... to) {
    BlacklistRemoval removal =
        new BlacklistRemoval(
            "BL-1",
            new VehicleSubject(new Plate(plate, PlateColour.YELLOW)),
            LocalDate.of(2021, 11, 18),
            Field.of("处罚已履行"),
            Field.unknown());
    return Letter.of(new LetterId(id), Origin.of(JINHUA), List.of(to), PURPOSE, removal);
  }

  private static Memorandum memorandum() {
    return new Memorandum(
        "M",
        "备忘录",
        Set.of(JINHUA, HANGZHOU, SHAOXING),
        LocalDate.of(2021, 1, 1),
        LocalDate.of(2022, 1, 1),
        List.of(
            clause("6.3", ItemKind.BLACKLIST_REMOVAL),
            clause("7.1", ItemKind.WATCH_ORDER),
            clause("7.3", ItemKind.WATCH_REVOCATION)));
  }

  /** Hangzhou may have removals for six months, and Shaoxing for twelve. */
  static Memorandum ofTwoTimes() {
    return new Memorandum(
        "M",
        "备忘录",
        Set.of(JINHUA, HANGZHOU, SHAOXING),
        LocalDate.of(2021, 1, 1),
        LocalDate.of(2022, 1, 1),
        List.of(
            clause("6.3", ItemKind.BLACKLIST_REMOVAL, Set.of(HANGZHOU), Period.ofMonths(6)),
            clause("6.4", ItemKind.BLACKLIST_REMOVAL, Set.of(SHAOXING), Period.ofMonths(12))));
  }

  private static ClauseRule clause(String number, ItemKind kind) {
    return clause(number, kind, Set.of(HANGZHOU, SHAOXING), Period.ofMonths(6));
  }

  private static ClauseRule clause(
      String number, ItemKind kind, Set<PartyId> addressees, Period retention) {
    return new ClauseRule(
        number,
        Set.of(JINHUA),
        addressees,
        kind,
        Set.of(PURPOSE),
        kind == ItemKind.BLACKLIST_REMOVAL ? Set.of("reason") : Set.of(),
        Proof.Strength.CHANNEL,
        retention,
        Optional.empty());
  }

  /** The parcel that waits for a party under a number. */
  OutboxParcel parcel(long number, PartyId party) throws SQLException {
    return new ParcelReader(database, sealer).find(number, party).orElseThrow();
  }

  /** The first column of each row, as text. */
  List<String> query(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  @Override
  public void close() {
    settler.close();
    committer.close();
  }
}

package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Handover;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartReply;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.VehicleSubject;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.MemoryNonces;
import io.lianzhi.gateway.credential.Seals;
import io.lianzhi.gateway.memorandum.ClauseRule;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Memorandum;
import io.lianzhi.gateway.outbox.Committer;
import io.lianzhi.gateway.outbox.LaterRefusals;
import io.lianzhi.gateway.outbox.NodeId;
import io.lianzhi.gateway.outbox.Outbox;
import io.lianzhi.gateway.outbox.Packer;
import io.lianzhi.gateway.outbox.PollCursors;
import io.lianzhi.gateway.outbox.Sealer;
import io.lianzhi.gateway.outbox.Settler;
import io.lianzhi.gateway.outbox.Waiters;
import io.lianzhi.gateway.register.WatchRegister;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party that is asked, the intake, and a real PostgreSQL. */
final class PollerTest {
  private static final PartyId LISHUI = new PartyId("lishui");
  private static final PartyId JINHUA = new PartyId("jinhua");
  private static final Purpose PURPOSE = new Purpose("CREDIT_SUPERVISION");
  private static final int MESSAGES = 600;

  private final DataSource database = TestDatabase.fresh();
  private final Asked lishui = new Asked();
  private Committer committer;
  private Settler settler;
  private Outbox outbox;
  private Intake intake;
  private LaterRefusals refusals;
  private Parties parties;

  @BeforeEach
  void start(@TempDir Path folder) throws SQLException {
    Keystore keystore =
        Keystore.openOrCreate(folder.resolve("hub.vault"), "a test passphrase".toCharArray());
    Sealer sealer = new Sealer(keystore.retentionKeys());
    Outbox.Place place = new Outbox.Place(database, sealer, NodeId.fresh(), Clock.systemUTC());
    Waiters waiters = new Waiters();
    Packer packer = new Packer(sealer, keystore.indexKey("subjects", Suite.INTERNATIONAL), waiters);
    committer =
        new Committer(
            place,
            packer,
            keystore.indexKey("seen", Suite.INTERNATIONAL),
            new WatchRegister(
                database, keystore.indexKey("watches", Suite.INTERNATIONAL), Clock.systemUTC()),
            size -> {});
    settler = new Settler(place, new SimpleMeterRegistry(), size -> {});
    refusals = new LaterRefusals(database, sealer, settler, Clock.systemUTC());
    outbox = new Outbox(place, settler, waiters, List.of());
    parties = new Parties(List.of(party(LISHUI, "331100"), party(JINHUA, "330700")));
    Seals seals = new Seals((_, _) -> List.of(), List.of("localhost"), new MemoryNonces());
    intake =
        new Intake(
            parties,
            seals,
            new Memoranda(List.of(memorandum())),
            committer,
            outbox,
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    outbox.close();
    settler.close();
    committer.close();
  }

  private Party party(PartyId id, String region) {
    return new Party(
        new PartyProfile(id, new Region(region), "名", id.value()),
        id.equals(LISHUI) ? lishui : new Asked(),
        new Credentials(Suite.INTERNATIONAL, List.of(), List.of(), List.of()));
  }

  private static Memorandum memorandum() {
    ClauseRule clause =
        new ClauseRule(
            "6.4",
            Set.of(LISHUI),
            Set.of(JINHUA),
            ItemKind.BLACKLIST_REMOVAL,
            Set.of(PURPOSE),
            Set.of("reason"),
            Proof.Strength.CHANNEL,
            Period.ofMonths(6),
            Optional.empty());
    return new Memorandum(
        "M",
        "备忘录",
        Set.of(LISHUI, JINHUA),
        LocalDate.of(2021, 1, 1),
        LocalDate.of(2999, 1, 1),
        List.of(clause));
  }

  private static RawMessage message(int number, String plate) {
    BlacklistRemoval removal =
        new BlacklistRemoval(
            "BL-" + number,
            new VehicleSubject(new Plate(plate, PlateColour.YELLOW)),
            LocalDate.of(2021, 11, 18),
            Field.of("处罚已履行"),
            Field.unknown());
    Letter letter =
        Letter.of(
            new LetterId("R-" + number), Origin.of(LISHUI), List.of(JINHUA), PURPOSE, removal);
    return new RawMessage("files", "application/json", LetterJson.write(letter));
  }

  /** Gives its messages once, and notes what it is told of them. */
  private static final class Asked implements PartialAdapter {
    private final List<RawMessage> messages = new ArrayList<>();
    private final List<String> cursors = Collections.synchronizedList(new ArrayList<>());
    private final List<List<List<PartReply>>> told =
        Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch answered = new CountDownLatch(2);

    @Override
    public Fetched fetch(Line.Poll line, String cursor) {
      cursors.add(cursor);
      return cursor.isEmpty()
          ? new Fetched(messages, "all", true)
          : new Fetched(List.of(), cursor, false);
    }

    /** Cannot be answered the first time. */
    @Override
    public void taken(Line.Poll line, Fetched fetched, List<List<PartReply>> replies) {
      if (fetched.messages().isEmpty()) {
        return;
      }
      told.add(replies);
      answered.countDown();
      if (told.size() == 1) {
        throw new UncheckedIOException(new IOException("not now"));
      }
    }

    @Override
    public Stream<Part> decode(Opened opened) {
      return opened.raw().body().length == 0
          ? Stream.of(new Rejected(1, Refused.of(RefusalCode.SCHEMA, "行"), Optional.empty()))
          : Stream.of(LetterJson.read(opened.raw().body()));
    }

    @Override
    public RawMessage encode(Letter letter) {
      return new RawMessage("letter", "application/json", LetterJson.write(letter));
    }

    @Override
    public Handover handover() {
      return Handover.PULLED;
    }

    @Override
    public List<Line> lines() {
      return messages.isEmpty()
          ? List.of()
          : List.of(new Line.Poll("files", Duration.ofMillis(100)));
    }
  }

  private List<String> query(String sql) throws SQLException {
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

  private void poll() throws InterruptedException {
    try (Poller poller = new Poller(parties, intake, new PollCursors(database), refusals)) {
      poller.start();
      assertThat(lishui.answered.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void tellsThePartyWhatCameOfEachMessageAndMovesOnOnlyWhenItIsTold() throws Exception {
    IntStream.range(0, MESSAGES)
        .mapToObj(i -> message(i, "浙G%05d".formatted(i % 100)))
        .forEach(lishui.messages::add);
    lishui.messages.set(7, new RawMessage("files", "application/json", new byte[0]));
    poll();
    assertThat(lishui.cursors.subList(0, 2)).containsExactly("", "");
    for (List<List<PartReply>> told : lishui.told) {
      assertThat(told).hasSize(MESSAGES).allMatch(parts -> parts.size() == 1);
      assertThat(told.get(7).getFirst().reply()).isEqualTo(Refused.of(RefusalCode.SCHEMA, "行"));
      assertThat(told.get(8).getFirst().reply())
          .isInstanceOfSatisfying(
              Receipt.class,
              receipt -> {
                assertThat(receipt.id()).contains(new LetterId("R-8"));
                assertThat(receipt.incident()).isEqualTo(told.get(8).getFirst().incident());
              });
    }
    assertThat(repeats(0)).containsOnly(false);
    assertThat(repeats(1)).containsOnly(true);
    assertThat(query("select id from seen")).hasSize(MESSAGES - 1);
  }

  private List<Boolean> repeats(int time) {
    return lishui.told.get(time).stream()
        .flatMap(List::stream)
        .map(PartReply::reply)
        .filter(Receipt.class::isInstance)
        .map(reply -> ((Receipt) reply).repeated())
        .toList();
  }

  @Test
  void keepsTheOrderOfLettersAboutOneSubject() throws Exception {
    IntStream.range(0, MESSAGES)
        .mapToObj(i -> message(i, "浙G%05d".formatted(i % 5)))
        .forEach(lishui.messages::add);
    poll();
    List<String> order = query("select subject || ' ' || substr(id, 3) from parcel order by seq");
    assertThat(order).hasSize(MESSAGES);
    for (String subject : query("select distinct subject from parcel")) {
      assertThat(
              order.stream()
                  .filter(row -> row.startsWith(subject + " "))
                  .map(row -> Integer.valueOf(row.substring(subject.length() + 1))))
          .isSorted()
          .hasSize(MESSAGES / 5);
    }
  }
}

package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestStore.HANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nodes on one real database: order, change of hands, and what must not hold up others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestStore store;
  private final List<Node> nodes = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path folder) {
    store = TestStore.start(folder);
  }

  @BeforeEach
  void clear() throws SQLException {
    store.execute("truncate seen, letter, event, parcel, parked, node, lane");
  }

  @AfterEach
  void stopNodes() {
    nodes.forEach(Node::close);
    nodes.clear();
  }

  /** A node with an addressee behind it that behaves as it is told. */
  private final class Node implements Hands, AutoCloseable {
    private final NodeId id = NodeId.fresh();
    private final Outbox.Place place =
        new Outbox.Place(store.database(), store.sealer(), id, Clock.systemUTC());
    private final Settler settler = new Settler(place, new SimpleMeterRegistry(), size -> {});
    private final Outbox outbox;
    private final List<String> arrived;
    private volatile boolean down;
    private volatile boolean old;

    Node(List<String> arrived) throws SQLException {
      this.arrived = arrived;
      this.outbox = new Outbox(place, settler, new Waiters(), List.of(HANGZHOU));
      nodes.add(this);
    }

    Node begin() throws SQLException {
      outbox.start(this);
      return this;
    }

    void take(Packed copy) throws SQLException {
      assertThat(store.commit(id, copy)).isEqualTo(new Committed.New());
      outbox.offer(List.of(copy));
    }

    @Override
    public Fate handOver(PartyId to, Parcel parcel) {
      if (down || parcel.letter().value().startsWith("ill")) {
        return new Fate.Later(Optional.empty(), "down", old);
      }
      arrived.add(parcel.letter().value());
      return new Fate.Settled(settler.delivered(parcel), true);
    }

    @Override
    public Fate giveUp(Parcel parcel, String why) {
      return new Fate.Settled(settler.parked(parcel, RefusalCode.PARTNER_UNREACHABLE, why), false);
    }

    @Override
    public void close() {
      outbox.close();
      settler.close();
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited in vain until %s", what).isBefore(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private boolean isEmpty(String table) {
    return counts(table, 0);
  }

  private boolean counts(String table, int rows) {
    try {
      return store.query("select count(*) from " + table).equals(List.of(Integer.toString(rows)));
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  @Test
  void lettersOfOneSubjectKeepTheirOrderWhicheverNodeTookThem() throws SQLException {
    List<String> arrived = new CopyOnWriteArrayList<>();
    Node first = new Node(arrived).begin();
    Node second = new Node(arrived).begin();
    List<String> sent = IntStream.range(0, 200).mapToObj(i -> "v" + i).toList();
    for (String id : sent) {
      Node node = (id.hashCode() & 2) == 0 ? first : second;
      node.take(store.copy(id, 5));
    }
    await("all arrived", () -> arrived.size() == sent.size());
    assertThat(arrived).containsExactlyElementsOf(sent);
  }

  @Test
  void aNodeThatIsAloneCarriesFromMemoryInOrderWhileItReadsABacklog() throws SQLException {
    List<String> arrived = new CopyOnWriteArrayList<>();
    Node before = new Node(new CopyOnWriteArrayList<>());
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      sent.add("b" + i);
      before.take(store.copy("b" + i, 5));
    }
    Node node = new Node(arrived).begin();
    for (int i = 0; i < 200; i++) {
      sent.add("n" + i);
      node.take(store.copy("n" + i, 5));
    }
    await("all arrived", () -> arrived.size() == sent.size());
    assertThat(arrived).containsExactlyElementsOf(sent);
  }

  @Test
  void anOpenQuestionOutlivesTheNodeThatTookIt() throws SQLException {
    List<String> arrived = new CopyOnWriteArrayList<>();
    Node first = new Node(arrived).begin();
    first.down = true;
    first.take(store.question("q-1", Duration.ofMinutes(5)));
    first.close();
    assertThat(isEmpty("event where what = 'UNANSWERED'")).isTrue();
    new Node(arrived).begin();
    await("somebody else asks", () -> arrived.contains("q-1"));
  }

  @Test
  void aQuestionThatCannotBeHandedOverEndsAtItsDeadline() throws SQLException {
    Node node = new Node(new CopyOnWriteArrayList<>()).begin();
    node.down = true;
    node.take(store.question("q-2", Duration.ofMillis(400)));
    await("it is said", () -> !isEmpty("event where what = 'UNANSWERED'"));
    assertThat(isEmpty("parcel")).isTrue();
  }

  @Test
  void whoHasNotAnsweredIsSaidOnce() throws SQLException {
    Node node = new Node(new CopyOnWriteArrayList<>()).begin();
    new Node(new CopyOnWriteArrayList<>()).begin();
    node.take(store.question("q-3", Duration.ofMillis(1500)));
    await("it is said", () -> !isEmpty("event where what = 'NO_ANSWER'"));
    pause(2500);
    assertThat(store.query("select what from event order by xid"))
        .containsExactly("TAKEN", "DELIVERED", "NO_ANSWER");
  }

  private static void pause(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    await("time passes", () -> System.nanoTime() > end);
  }

  @Test
  void lanesOfDepartedPartiesTakeNobodysPlace() throws SQLException {
    for (LaneName lane : LaneName.all(new PartyId("gone"))) {
      store.execute("insert into lane (name, party) values ('" + lane.value() + "', 'gone')");
    }
    Node node = new Node(new CopyOnWriteArrayList<>()).begin();
    await("all lanes are held", () -> node.outbox.lanes().getOrDefault("hangzhou", 0L) == 16);
  }

  @Test
  void aNewNodeGetsItsShareOfTheLanes() throws SQLException {
    Node first = new Node(new CopyOnWriteArrayList<>()).begin();
    await("all lanes are held", () -> first.outbox.lanes().getOrDefault("hangzhou", 0L) == 16);
    Node second = new Node(new CopyOnWriteArrayList<>()).begin();
    await("half of them", () -> second.outbox.lanes().getOrDefault("hangzhou", 0L) == 8);
    await("the other half", () -> first.outbox.lanes().getOrDefault("hangzhou", 0L) == 8);
  }

  @Test
  void aCopyThatCannotBeOpenedIsParkedAndTheOthersGo() throws SQLException {
    List<String> arrived = new CopyOnWriteArrayList<>();
    Node before = new Node(new CopyOnWriteArrayList<>());
    before.take(store.copy("spoilt", 3));
    before.take(store.copy("sound", 3));
    store.execute(
        "update parcel set body = set_byte(body, 20, get_byte(body, 20) # 1) where id = 'spoilt'");
    new Node(arrived).begin();
    await("the other one arrives", () -> arrived.contains("sound"));
    await("it is parked", () -> !isEmpty("parked where code = 'CONTENT_LOST'"));
    assertThat(arrived).containsExactly("sound");
  }

  /** One by one: with the key goes every copy that this class's store has. */
  @Test
  void aCopyWhoseTimeIsOverEndsAndIsHandedToNobodyFromMemoryOrFromTheDatabase(@TempDir Path own)
      throws SQLException {
    TestStore shared = store;
    try {
      store = TestStore.start(own);
      List<String> arrived = new CopyOnWriteArrayList<>();
      Node first = new Node(arrived).begin();
      first.down = true;
      first.take(store.copy("in-memory", 3));
      first.take(store.question("question", Duration.ofMinutes(5)));
      Node before = new Node(new CopyOnWriteArrayList<>());
      before.take(store.copy("in-the-database", 4));
      store.destroyKeys();
      first.down = false;
      await("all end", () -> counts("event where what = 'ENDED'", 3));
      assertThat(isEmpty("parcel")).isTrue();
      assertThat(isEmpty("parked")).isTrue();
      assertThat(arrived).isEmpty();
      first.take(store.copyOfLaterClause("in-time"));
      await("what is in time goes", () -> arrived.equals(List.of("in-time")));
      first.close();
      before.close();
      nodes.clear();
    } finally {
      store = shared;
    }
  }

  @Test
  void whatIsTriedTooLongIsParkedWhileItsPartyTakesOthers() throws SQLException {
    List<String> arrived = new CopyOnWriteArrayList<>();
    Node node = new Node(arrived).begin();
    node.old = true;
    node.take(store.copy("ill", 3));
    await("it is parked", () -> !isEmpty("parked where code = 'PARTNER_UNREACHABLE'"));
    node.take(store.copy("well", 3));
    await("the next one arrives", () -> arrived.contains("well"));
  }

  @Test
  void nothingIsGivenUpWhileItsPartyIsDown() throws SQLException {
    List<String> arrived = new CopyOnWriteArrayList<>();
    Node node = new Node(arrived).begin();
    node.down = true;
    for (int i = 0; i < 100; i++) {
      node.take(store.copy("w" + i, i));
    }
    pause(3000);
    node.old = true;
    pause(3000);
    assertThat(isEmpty("parked")).isTrue();
    node.old = false;
    node.down = false;
    await("all arrive", () -> arrived.size() == 100);
  }

  @Test
  void aDeliveryThatAnotherNodeHadParkedIsADelivery() throws SQLException {
    Node node = new Node(new CopyOnWriteArrayList<>());
    Packed copy = store.copy("late", 3);
    node.take(copy);
    OutboxParcel parcel = copy.parcel();
    assertThat(node.settler.parked(parcel, RefusalCode.PARTNER_UNREACHABLE, "down").join())
        .isTrue();
    assertThat(node.settler.delivered(parcel).join()).isTrue();
    assertThat(isEmpty("parked")).isTrue();
    assertThat(node.settler.delivered(parcel).join()).isFalse();
    assertThat(store.query("select what from event order by xid"))
        .containsExactly("TAKEN", "PARKED", "DELIVERED");
  }

  @Test
  void aNodeThatLostItsLaneParksNothingOfIt() throws SQLException {
    Node node = new Node(new CopyOnWriteArrayList<>());
    Packed copy = store.copy("kept", 3);
    node.take(copy);
    store.execute("update lane set fence = 8 where name = 'hangzhou:3'");
    OutboxParcel stale = copy.parcel().under(7);
    assertThat(node.settler.parked(stale, RefusalCode.PARTNER_UNREACHABLE, "down").join())
        .isFalse();
    assertThat(isEmpty("parcel")).isFalse();
    OutboxParcel held = copy.parcel().under(8);
    assertThat(node.settler.parked(held, RefusalCode.PARTNER_UNREACHABLE, "down").join()).isTrue();
  }

  @Test
  void aParkedLetterGivesWayToItselfOnceItIsUnderstood() throws SQLException {
    NodeId node = NodeId.fresh();
    Row parked = store.row(store.copy("p-1", 1), Optional.empty(), new byte[] {9}, true);
    assertThat(store.commit(node, parked)).isEqualTo(new Committed.New());
    Row again = store.row(store.copy("p-1", 1), Optional.empty(), new byte[] {8}, true);
    assertThat(store.commit(node, again)).isInstanceOf(Committed.Repeat.class);
    Packed copy = store.copy("p-1", 1);
    assertThat(store.commit(node, copy)).isEqualTo(new Committed.New());
    Packed same = store.copy("p-1", 1);
    assertThat(store.commit(node, same)).isInstanceOf(Committed.Repeat.class);
    Packed other = store.copy("p-1", 1);
    assertThat(
            store.commit(
                node, store.row(other, Optional.of(store.letter(other)), new byte[] {2}, false)))
        .isInstanceOf(Committed.Conflict.class);
  }

  @Test
  void ofTwoEqualLettersInOneBatchOneIsTaken() throws SQLException {
    Row one = row("twice", 1);
    Row two = row("twice", 1);
    Row three = row("twice", 2);
    List<Committed> results = store.statement(NodeId.fresh()).write(List.of(one, two, three));
    assertThat(results.get(0)).isEqualTo(new Committed.New());
    assertThat(results.get(1)).isInstanceOf(Committed.Repeat.class);
    assertThat(results.get(2)).isInstanceOf(Committed.Conflict.class);
    assertThat(store.query("select count(*) from parcel")).containsExactly("1");
  }

  @Test
  void aCommitWhoseAnswerWasLostIsNoRepeat() throws SQLException {
    Row row = row("own", 1);
    assertThat(store.commit(NodeId.fresh(), row)).isEqualTo(new Committed.New());
    assertThat(store.commit(NodeId.fresh(), row)).isEqualTo(new Committed.New());
  }

  private Row row(String id, int digest) {
    Packed copy = store.copy(id, 1);
    return store.row(copy, Optional.of(store.letter(copy)), new byte[] {(byte) digest}, false);
  }
}

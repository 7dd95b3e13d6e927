package io.lianzhi.adapter.taizhou.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.adapter.taizhou.Pki;
import io.lianzhi.adapter.taizhou.QueueHouse;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Expected;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestParcel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each behaviour of the catalogue over a real broker, and what the hub must make of it; a new
 * behaviour does not compile until that is said.
 */
final class CatalogueTest {
  private static final AtomicLong NUMBERS = new AtomicLong(70_000);

  private TestBroker broker;
  private TestHub hub;
  private TaizhouSimulator taizhou;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    Pki pki = new Pki();
    Path credentials = pki.writeTaizhou(folder);
    broker = new TestBroker(pki, folder);
    hub = new TestHub(broker);
    taizhou =
        TaizhouSimulator.start(
            new SimulatorSettings(
                QueueHouse.TAIZHOU,
                0,
                URI.create("https://localhost:1"),
                credentials,
                Map.of(),
                Map.of("queuePort", broker.port),
                List.of()));
  }

  @AfterEach
  void stop() {
    taizhou.close();
    hub.close();
    broker.close();
  }

  /**
   * What comes of three weighings that are sent, and of a letter and a question that are put.
   *
   * @param taken how many of the weighings are taken
   * @param said what the hub says to each; empty where the bus keeps it back
   * @param rejected what besides is refused or parked
   * @param reads whether the letters are read while it behaves so
   * @param answers how many answers the question gets
   */
  private record Comes(
      int taken, List<String> said, List<RefusalCode> rejected, boolean reads, int answers) {
    Comes refusing(RefusalCode code) {
      return new Comes(taken, said, List.of(code, code, code), reads, answers);
    }

    Comes taking(int count, String... answered) {
      return new Comes(count, List.of(answered), rejected, reads, answers);
    }

    Comes answering(int count) {
      return new Comes(taken, said, rejected, reads, count);
    }

    Comes unread() {
      return new Comes(taken, said, rejected, false, 0);
    }
  }

  private static final Comes WELL = new Comes(3, List.of("ok", "ok", "ok"), List.of(), true, 1);

  private static Comes comes(Behaviour behaviour) {
    return switch (behaviour) {
      // Twice is once, and whoever is slow, breaks off or asks for what is not its own is answered.
      case WELL, SLOW, DUPLICATE, RECONNECTING, FOREIGN_REPLY_TO, INTRUDER, HUGE -> WELL;
      case OUT_OF_ORDER -> WELL.taking(2, "", "ok", "");
      case POISON, OTHER_MESSAGE -> WELL.refusing(RefusalCode.SCHEMA);
      case UNKNOWN_VERSION -> WELL.refusing(RefusalCode.CODE_UNKNOWN);
      case WRONG_UNIT ->
          WELL.taking(0, "UNIT_AMBIGUOUS", "UNIT_AMBIGUOUS", "UNIT_AMBIGUOUS")
              .refusing(RefusalCode.UNIT_AMBIGUOUS);
      case WRONG_CODE ->
          WELL.taking(0, "CODE_UNKNOWN", "CODE_UNKNOWN", "CODE_UNKNOWN")
              .refusing(RefusalCode.CODE_UNKNOWN);
      case MUTE -> WELL.answering(0);
      // The second answer is a repeat of the first.
      case ANSWERS_TWICE -> WELL.answering(1);
      case DEAF, NO_ACKNOWLEDGEMENT -> WELL.unread();
    };
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSentComesToWhatTheBehaviourMakesOfIt(Behaviour behaviour) {
    taizhou.behave(behaviour.word());
    List<String> said = weighings().stream().map(act -> act.send().get()).toList();
    assertThat(said).isEqualTo(comes(behaviour).said());
    assertThat(hub.letters).hasSize(comes(behaviour).taken());
    assertThat(hub.rejected).isEqualTo(comes(behaviour).rejected());
    assertThat(taizhou.complaints()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPutArrivesUnderOneIdHoweverItIsRead(Behaviour behaviour) {
    taizhou.behave(behaviour.word());
    TestParcel letter = parcel(ItemKind.COPY_NOTICE);
    TestParcel question = parcel(ItemKind.VEHICLE_QUESTION);
    assertThat(hub.adapter.deliver(List.of(letter, letter, question)))
        .allMatch(Delivery.Accepted.class::isInstance);
    if (comes(behaviour).reads()) {
      await(() -> taizhou.counts().letters() == 2);
      await(() -> hub.letters.size() == comes(behaviour).answers());
    } else {
      pause(Duration.ofMillis(500));
      assertThat(hub.letters).isEmpty();
      taizhou.behave("well");
    }
    await(() -> taizhou.counts().letters() == 2);
    assertThat(taizhou.counts().underTwoIds()).isZero();
    assertThat(taizhou.arrived())
        .filteredOn(arrived -> arrived.letter().equals(letter.letter()))
        .extracting(Arrived::id)
        .containsOnly(letter.id());
    assertThat(taizhou.complaints()).isEmpty();
  }

  @Test
  void refusesABehaviourThatItDoesNotKnow() {
    assertThatThrownBy(() -> taizhou.behave("politely"))
        .isInstanceOf(IllegalArgumentException.class);
    taizhou.behave("normal");
  }

  @Test
  void everyActOfTheDaySaysWhatTheFormMakesOfIt() {
    for (Act act : taizhou.day(7, 40)) {
      String said = act.send().get();
      switch (act.expected()) {
        case Expected.Refused(RefusalCode code) when said.equals("ok") ->
            assertThat(code)
                .as("decided elsewhere: %s", act.title())
                .isIn(
                    RefusalCode.NOT_AUTHORISED_PURPOSE,
                    RefusalCode.MEMORANDUM_EXPIRED,
                    RefusalCode.OUTSIDE_MEMORANDUM,
                    RefusalCode.TARGET_UNKNOWN,
                    RefusalCode.WRONG_SENDER,
                    RefusalCode.ID_CONFLICT,
                    RefusalCode.EXPIRED);
        case Expected.Refused(RefusalCode code) -> assertThat(said).isEqualTo(code.name());
        case Expected.Parked(RefusalCode code) -> assertThat(said).isEqualTo(code.name());
        case Expected.Delivered(), Expected.Repeated(), Expected.Answered() ->
            assertThat(said).as(act.title()).isEqualTo("ok");
      }
    }
    assertThat(taizhou.complaints()).isEmpty();
  }

  @Test
  void isTheSameDayForTheSameSeedAndHoldsEveryDifficultyEachTime() {
    List<String> difficult = taizhou.day(7, 0).stream().map(Act::title).toList();
    assertThat(difficult).doesNotContain("ordinary").doesNotHaveDuplicates();
    assertThat(taizhou.day(8, 40))
        .extracting(Act::title)
        .containsAll(difficult)
        .hasSize(difficult.size() + 40);
    assertThat(taizhou.day(7, 40))
        .extracting(Act::facts)
        .isEqualTo(taizhou.day(7, 40).stream().map(Act::facts).toList());
  }

  private List<Act> weighings() {
    return taizhou.day(7, 20).stream()
        .filter(act -> act.title().equals("ordinary"))
        .filter(act -> act.kind().filter(ItemKind.OVERLOAD_RECORD::equals).isPresent())
        .limit(3)
        .toList();
  }

  /** Without the letter's deadline, which is long over: the broker would drop it. */
  private TestParcel parcel(ItemKind kind) {
    long number = NUMBERS.incrementAndGet();
    Letter letter =
        FullLetters.renamed(
            FullLetters.of(kind, TestHouse.JINHUA, QueueHouse.TAIZHOU), "catalogue-" + number);
    TestParcel overdue = TestParcel.of(number, letter, hub.adapter.encode(letter));
    return new TestParcel(
        overdue.id(),
        overdue.letter(),
        overdue.incident(),
        overdue.kind(),
        overdue.urgency(),
        overdue.message(),
        Optional.empty());
  }

  private static void await(BooleanSupplier holds) {
    Instant end = Instant.now().plusSeconds(15);
    while (!holds.getAsBoolean() && Instant.now().isBefore(end)) {
      pause(Duration.ofMillis(20));
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.lianzhi.adapter.hangzhou.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.adapter.hangzhou.HangzhouAdapterFactory;
import io.lianzhi.adapter.hangzhou.Houses;
import io.lianzhi.adapter.hangzhou.Pki;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each behaviour of the catalogue, and what the adapter makes of a delivery to a platform that
 * behaves so; a new behaviour does not compile until that is said.
 */
final class CatalogueTest {
  private static final AtomicLong NUMBERS = new AtomicLong(70_000);

  private Simulator hangzhou;
  private Adapter adapter;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    Pki pki = new Pki();
    hangzhou =
        new HangzhouSimulatorFactory()
            .start(
                new SimulatorSettings(
                    TestHouse.HANGZHOU,
                    0,
                    URI.create("https://localhost:1"),
                    pki.writeHangzhou(folder),
                    Houses.SECRETS));
    adapter =
        new HangzhouAdapterFactory()
            .open(
                Houses.at("https://localhost:" + hangzhou.port(), Map.of("requestTimeout", "PT5S"))
                    .withKeys(pki.hubKeys()));
  }

  @AfterEach
  void stop() {
    hangzhou.close();
  }

  private static Class<? extends Delivery> expected(Behaviour behaviour) {
    return switch (behaviour) {
      case WELL,
          SLOW,
          FORGETFUL,
          WRONG_TYPE,
          OTHER_VEHICLE,
          CLOCK_FAST,
          CLOCK_SLOW,
          CLOCK_WRONG,
          DUPLICATE,
          OUT_OF_ORDER,
          MUTE ->
          Delivery.Accepted.class;
      case REFUSING, WRONG_CODE -> Delivery.Declined.class;
      case SILENT,
          LOST,
          HALF,
          DRIP,
          BUSY,
          BROKEN,
          UNAVAILABLE,
          UNAUTHORISED,
          TOKENS_BUSY,
          TOKENS_GARBAGE,
          GARBAGE,
          MISPLACED,
          EXPIRED_CERTIFICATE ->
          Delivery.RetryLater.class;
    };
  }

  @ParameterizedTest
  @EnumSource
  void aLetterComesToWhatTheBehaviourMakesOfItAndArrivesOnceAfterwards(Behaviour behaviour) {
    assertComesTo(
        behaviour,
        parcel(FullLetters.of(ItemKind.COPY_NOTICE, TestHouse.JINHUA, TestHouse.HANGZHOU)));
  }

  @ParameterizedTest
  @EnumSource
  void soDoesAQuestion(Behaviour behaviour) {
    assertComesTo(behaviour, parcel(question()));
  }

  private void assertComesTo(Behaviour behaviour, TestParcel parcel) {
    assertThat(deliver(Behaviour.WELL, parcel(question()))).isInstanceOf(Delivery.Accepted.class);
    assertThat(deliver(behaviour, parcel)).isInstanceOf(expected(behaviour));
    assertThat(afterwards(behaviour, parcel)).isInstanceOf(Delivery.Accepted.class);
    assertThat(hangzhou.arrived())
        .filteredOn(arrived -> arrived.letter().equals(parcel.letter()))
        .isNotEmpty()
        .extracting(Arrived::id)
        .containsOnly(parcel.id());
  }

  /** What asked to be left alone for two seconds is. */
  private Delivery afterwards(Behaviour behaviour, TestParcel parcel) {
    if (behaviour == Behaviour.TOKENS_BUSY) {
      assertThat(deliver(Behaviour.WELL, parcel))
          .isInstanceOfSatisfying(
              Delivery.RetryLater.class,
              later -> assertThat(later.why()).isEqualTo("token: asked to wait"));
      sleep(Duration.ofSeconds(2));
    }
    return deliver(Behaviour.WELL, parcel);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "TOKENS_BUSY"})
  void saysWhenToComeBack(Behaviour behaviour) {
    Instant before = Instant.now();
    assertThat(deliver(behaviour, parcel(question())))
        .isInstanceOfSatisfying(
            Delivery.RetryLater.class,
            later ->
                assertThat(later.when())
                    .hasValueSatisfying(
                        when -> assertThat(when).isAfterOrEqualTo(before.plusSeconds(2))));
  }

  @Test
  void anAnswerAboutAnotherVehicleIsRefused() {
    assertThat(answered(Behaviour.OTHER_VEHICLE))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason().code()).isEqualTo(RefusalCode.SCHEMA);
              assertThat(rejected.reason().at()).isEqualTo("car_no");
            });
    assertThat(answered(Behaviour.WELL)).isInstanceOf(Letter.class);
  }

  @Test
  void anAnswerWithAnUnknownCodeIsParkedUnderTheIdThatItWillHave() {
    assertThat(answered(Behaviour.WRONG_TYPE))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason().code()).isEqualTo(RefusalCode.CODE_UNKNOWN);
              assertThat(rejected.id()).isPresent();
            });
  }

  @Test
  void refusesABehaviourThatItDoesNotKnow() {
    assertThatThrownBy(() -> hangzhou.behave("politely"))
        .isInstanceOf(IllegalArgumentException.class);
    hangzhou.behave("normal");
  }

  private Part answered(Behaviour behaviour) {
    Delivery delivery = deliver(behaviour, parcel(question()));
    return ((Delivery.Accepted) delivery)
        .answer().stream()
            .flatMap(answer ->
                adapter.decode(TestOpened.on(Delivery.ANSWER_LINE, TestHouse.HANGZHOU, answer)))
            .findFirst()
            .orElseThrow();
  }

  private Delivery deliver(Behaviour behaviour, TestParcel parcel) {
    hangzhou.behave(behaviour.word());
    return adapter.deliver(List.of(parcel)).getFirst();
  }

  /** About a vehicle that Hangzhou knows. */
  private static Letter question() {
    Letter full = FullLetters.of(ItemKind.VEHICLE_QUESTION, TestHouse.JINHUA, TestHouse.HANGZHOU);
    VehicleQuestion item = (VehicleQuestion) full.item();
    Plate known = new Plate("浙A12345", PlateColour.YELLOW);
    return full.withItem(new VehicleQuestion(known, item.vin(), item.place(), item.reason()));
  }

  private TestParcel parcel(Letter full) {
    long number = NUMBERS.incrementAndGet();
    Letter letter = FullLetters.renamed(full, "catalogue-" + number);
    TestParcel parcel = TestParcel.of(number, letter, adapter.encode(letter));
    return new TestParcel(
        parcel.id(),
        parcel.letter(),
        parcel.incident(),
        parcel.kind(),
        parcel.urgency(),
        parcel.message(),
        Optional.empty());
  }
}

package io.lianzhi.adapter.quzhou.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.adapter.quzhou.Houses;
import io.lianzhi.adapter.quzhou.Pki;
import io.lianzhi.adapter.quzhou.QuzhouAdapterFactory;
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
 * Each behaviour of the catalogue, and what the adapter makes of a delivery to a system that
 * behaves so; a new behaviour does not compile until that is said.
 */
final class CatalogueTest {
  private static final AtomicLong NUMBERS = new AtomicLong(70_000);

  private Simulator quzhou;
  private Adapter adapter;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    Pki pki = new Pki();
    quzhou =
        new QuzhouSimulatorFactory()
            .start(
                new SimulatorSettings(
                    Houses.QUZHOU,
                    0,
                    URI.create("https://localhost:1"),
                    pki.writeQuzhou(folder),
                    Houses.SECRETS));
    adapter =
        new QuzhouAdapterFactory()
            .open(
                Houses.of(quzhou.settings(), Map.of("requestTimeout", "PT4S"))
                    .withKeys(pki.hubKeys()));
  }

  @AfterEach
  void stop() {
    quzhou.close();
  }

  private static Class<? extends Delivery> expectedOfALetter(Behaviour behaviour) {
    return switch (behaviour) {
      case WELL,
          SLOW,
          SECRETS_ENDED,
          WRONG_TYPE,
          OTHER_VEHICLE,
          GARBAGE_SEAL,
          FOREIGN_SIGNER,
          RAW_SIGNATURES,
          RAW_KEYS,
          OLD_ORDER,
          IN_ONE,
          CLOCK_FAST,
          CLOCK_SLOW,
          CLOCK_WRONG,
          DUPLICATE ->
          Delivery.Accepted.class;
      case REFUSING, WRONG_CODE -> Delivery.Declined.class;
      case SILENT,
          LOST,
          HALF,
          ENDLESS,
          BUSY,
          BROKEN,
          UNAVAILABLE,
          MISPLACED,
          GARBAGE,
          AWAY,
          WRONG_SIGN,
          SECRETS_BUSY,
          SECRETS_GARBAGE,
          HUB_CLOCK,
          WRONG_SIGNATURE,
          EXPIRED_CERTIFICATE ->
          Delivery.RetryLater.class;
    };
  }

  /** Only an answer shows how they seal. */
  private static Class<? extends Delivery> expectedOfAQuestion(Behaviour behaviour) {
    return switch (behaviour) {
      case GARBAGE_SEAL, FOREIGN_SIGNER -> Delivery.RetryLater.class;
      default -> expectedOfALetter(behaviour);
    };
  }

  @ParameterizedTest
  @EnumSource
  void aLetterComesToWhatTheBehaviourMakesOfItAndArrivesOnceAfterwards(Behaviour behaviour) {
    assertComesTo(
        behaviour,
        parcel(FullLetters.of(ItemKind.COPY_NOTICE, TestHouse.JINHUA, Houses.QUZHOU)),
        expectedOfALetter(behaviour));
  }

  @ParameterizedTest
  @EnumSource
  void soDoesAQuestion(Behaviour behaviour) {
    assertComesTo(behaviour, parcel(question()), expectedOfAQuestion(behaviour));
  }

  private void assertComesTo(
      Behaviour behaviour, TestParcel parcel, Class<? extends Delivery> expected) {
    assertThat(deliver(Behaviour.WELL, parcel(question()))).isInstanceOf(Delivery.Accepted.class);
    assertThat(deliver(behaviour, parcel)).isInstanceOf(expected);
    assertThat(deliver(Behaviour.WELL, parcel)).isInstanceOf(Delivery.Accepted.class);
    assertThat(quzhou.arrived())
        .filteredOn(arrived -> arrived.letter().equals(parcel.letter()))
        .isNotEmpty()
        .extracting(Arrived::id)
        .containsOnly(parcel.id());
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "SECRETS_BUSY"})
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
  void saysInClearWordsThatTheClockIsOff() {
    assertThat(deliver(Behaviour.HUB_CLOCK, parcel(question())))
        .isInstanceOfSatisfying(
            Delivery.RetryLater.class,
            later -> assertThat(later.why()).contains("the hub's clock is off").contains("12"));
  }

  @ParameterizedTest
  @EnumSource(names = {"WELL", "RAW_SIGNATURES", "RAW_KEYS", "OLD_ORDER", "IN_ONE"})
  void readsAnAnswerInEveryFormOfTheSeal(Behaviour behaviour) {
    assertThat(answered(behaviour)).isInstanceOf(Letter.class);
  }

  @Test
  void anAnswerAboutAnotherVehicleIsRefused() {
    assertThat(answered(Behaviour.OTHER_VEHICLE))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason().code()).isEqualTo(RefusalCode.SCHEMA);
              assertThat(rejected.reason().at()).isEqualTo("vehicleNumber");
            });
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
    assertThatThrownBy(() -> quzhou.behave("politely"))
        .isInstanceOf(IllegalArgumentException.class);
    quzhou.behave("normal");
  }

  private Part answered(Behaviour behaviour) {
    Delivery delivery = deliver(behaviour, parcel(question()));
    return ((Delivery.Accepted) delivery)
        .answer().stream()
            .flatMap(answer ->
                adapter.decode(TestOpened.on(Delivery.ANSWER_LINE, Houses.QUZHOU, answer)))
            .findFirst()
            .orElseThrow();
  }

  private Delivery deliver(Behaviour behaviour, TestParcel parcel) {
    quzhou.behave(behaviour.word());
    return adapter.deliver(List.of(parcel)).getFirst();
  }

  /** About a vehicle that Quzhou knows. */
  private static Letter question() {
    Letter full = FullLetters.of(ItemKind.VEHICLE_QUESTION, TestHouse.JINHUA, Houses.QUZHOU);
    VehicleQuestion item = (VehicleQuestion) full.item();
    Plate known = new Plate("浙H12345", PlateColour.YELLOW);
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

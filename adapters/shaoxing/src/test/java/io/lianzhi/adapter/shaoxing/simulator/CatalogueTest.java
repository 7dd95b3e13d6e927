package io.lianzhi.adapter.shaoxing.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.shaoxing.Sandbox;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each behaviour of the catalogue, and what the adapter makes of a delivery to a system that
 * behaves so; a new behaviour does not compile until that is said.
 */
final class CatalogueTest {
  private static final AtomicLong NUMBERS = new AtomicLong(70_000);
  private static final ShaoxingSimulator SHAOXING =
      Sandbox.simulator(URI.create("https://localhost:1"));
  private static final Adapter ADAPTER =
      Sandbox.adapter(SHAOXING.port(), Map.of("readTimeout", "PT10S"));

  @AfterAll
  static void stop() {
    SHAOXING.close();
  }

  private static Class<? extends Delivery> expected(Behaviour behaviour) {
    return switch (behaviour) {
      case NORMAL,
          SLOW,
          WRONG_TYPE,
          OTHER_VEHICLE,
          CLOCK_FAST,
          CLOCK_SLOW,
          DUPLICATE,
          OUT_OF_ORDER,
          UNSIGNED ->
          Delivery.Accepted.class;
      case DECLINE -> Delivery.Declined.class;
      case SILENT,
          LOST,
          HALF,
          SERVER_ERROR,
          TOO_MANY,
          FAULT,
          FAULT_WITHOUT_CODE,
          EMPTY,
          BUSY,
          WRONG_CODE,
          GARBAGE,
          EXPIRED_CERTIFICATE ->
          Delivery.RetryLater.class;
    };
  }

  @ParameterizedTest
  @EnumSource
  void aLetterComesToWhatTheBehaviourMakesOfItAndArrivesOnceAfterwards(Behaviour behaviour) {
    assertComesTo(behaviour, ItemKind.COPY_NOTICE);
  }

  @ParameterizedTest
  @EnumSource
  void soDoesAQuestion(Behaviour behaviour) {
    assertComesTo(behaviour, ItemKind.VEHICLE_QUESTION);
  }

  private static void assertComesTo(Behaviour behaviour, ItemKind kind) {
    TestParcel parcel = parcel(kind, behaviour.text());
    assertThat(deliver(behaviour, parcel)).isInstanceOf(expected(behaviour));
    assertThat(deliver(Behaviour.NORMAL, parcel)).isInstanceOf(Delivery.Accepted.class);
    assertThat(SHAOXING.held(parcel.letter())).isEqualTo(1);
  }

  @Test
  void anAnswerAboutAnotherVehicleIsRefused() {
    assertThat(answered(Behaviour.OTHER_VEHICLE))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason().code()).isEqualTo(RefusalCode.SCHEMA);
              assertThat(rejected.reason().at()).isEqualTo("clxx/hphm");
            });
    assertThat(answered(Behaviour.NORMAL)).isInstanceOf(Letter.class);
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

  private static Part answered(Behaviour behaviour) {
    Delivery delivery = deliver(behaviour, parcel(ItemKind.VEHICLE_QUESTION, "answered"));
    return ((Delivery.Accepted) delivery)
        .answer().stream()
            .flatMap(answer ->
                ADAPTER.decode(TestOpened.on(Delivery.ANSWER_LINE, TestHouse.SHAOXING, answer)))
            .findFirst()
            .orElseThrow();
  }

  private static Delivery deliver(Behaviour behaviour, TestParcel parcel) {
    SHAOXING.behave(behaviour.text());
    return ADAPTER.deliver(List.of(parcel)).getFirst();
  }

  private static TestParcel parcel(ItemKind kind, String id) {
    Letter full = FullLetters.of(kind, TestHouse.JINHUA, TestHouse.SHAOXING);
    long number = NUMBERS.incrementAndGet();
    Letter letter = FullLetters.renamed(full, id + "-" + number);
    return TestParcel.of(number, letter, ADAPTER.encode(letter));
  }
}

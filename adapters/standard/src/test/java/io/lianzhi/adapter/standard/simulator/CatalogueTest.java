package io.lianzhi.adapter.standard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.adapter.standard.TestParty;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
  private static final AtomicLong NUMBERS = new AtomicLong(60_000);

  private TestParty party;
  private Adapter adapter;

  @BeforeEach
  void start(@TempDir Path folder) {
    party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256);
    adapter = party.adapter(party.keys(), "3s");
  }

  @AfterEach
  void stop() {
    party.close();
  }

  private static Class<? extends Delivery> expected(Behaviour behaviour) {
    return switch (behaviour) {
      case NORMAL, SLOW, WRONG_TYPE, OTHER_VEHICLE, CLOCK_FAST, DUPLICATE, OUT_OF_ORDER ->
          Delivery.Accepted.class;
      case DECLINE, WRONG_CODE -> Delivery.Declined.class;
      case SILENT,
          DRIP,
          LOST,
          HALF,
          RESET,
          SERVER_ERROR,
          UNAVAILABLE,
          TOO_MANY,
          UNAUTHORISED,
          GARBAGE,
          CLOCK_SLOW,
          CLOCK_WRONG,
          EXPIRED_CERTIFICATE ->
          Delivery.RetryLater.class;
    };
  }

  @ParameterizedTest
  @EnumSource
  void aLetterComesToWhatTheBehaviourMakesOfItAndArrivesOnceAfterwards(Behaviour behaviour) {
    assertComesTo(behaviour, parcel(ItemKind.COPY_NOTICE));
  }

  @ParameterizedTest
  @EnumSource
  void soDoesAQuestion(Behaviour behaviour) {
    assertComesTo(behaviour, parcel(ItemKind.VEHICLE_QUESTION));
  }

  private void assertComesTo(Behaviour behaviour, TestParcel parcel) {
    assertThat(deliver(behaviour, parcel)).isInstanceOf(expected(behaviour));
    assertThat(deliver(Behaviour.NORMAL, parcel)).isInstanceOf(Delivery.Accepted.class);
    assertThat(party.simulator().arrived())
        .filteredOn(arrived -> arrived.letter().equals(parcel.letter()))
        .isNotEmpty()
        .extracting(Arrived::id)
        .containsOnly(parcel.id());
  }

  @Test
  void anAnswerAboutAnotherVehicleIsRefused() {
    assertThat(answered(Behaviour.OTHER_VEHICLE))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.reason().code()).isEqualTo(RefusalCode.SCHEMA));
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

  @Test
  void refusesABehaviourThatItDoesNotKnow() {
    assertThatThrownBy(() -> party.simulator().behave("politely"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Part answered(Behaviour behaviour) {
    Delivery delivery = deliver(behaviour, parcel(ItemKind.VEHICLE_QUESTION));
    return ((Delivery.Accepted) delivery)
        .answer().stream()
            .flatMap(answer ->
                adapter.decode(TestOpened.on(Delivery.ANSWER_LINE, TestHouse.HANGZHOU, answer)))
            .findFirst()
            .orElseThrow();
  }

  private Delivery deliver(Behaviour behaviour, TestParcel parcel) {
    party.simulator().behave(behaviour.text());
    return adapter.deliver(List.of(parcel)).getFirst();
  }

  private TestParcel parcel(ItemKind kind) {
    long number = NUMBERS.incrementAndGet();
    Letter letter =
        FullLetters.renamed(
                FullLetters.of(kind, TestHouse.JINHUA, TestHouse.HANGZHOU), "catalogue-" + number)
            .answerBy(Instant.now().plusSeconds(60));
    return TestParcel.of(number, letter, adapter.encode(letter));
  }
}

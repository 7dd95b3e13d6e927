package io.lianzhi.adapter.lishui.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.lishui.Houses;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestParcel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each behaviour of the catalogue, and what the adapter makes of a delivery to a server that
 * behaves so; a new behaviour does not compile until that is said.
 */
final class CatalogueTest {
  private static final AtomicLong NUMBERS = new AtomicLong(90_000);

  private Table table;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    table = new Table(folder, Map.of());
  }

  @AfterEach
  void stop() {
    table.close();
  }

  private static Class<? extends Delivery> expected(Behaviour behaviour) {
    return switch (behaviour) {
      case WELL, SLOW, RESERVED, REFUSING, HALF_RESULT -> Delivery.Accepted.class;
      case SILENT, GARBAGE, BROKEN, HUNG, HALF, LOST, STRANGER, UNAUTHORISED ->
          Delivery.RetryLater.class;
    };
  }

  @ParameterizedTest
  @EnumSource
  void aLetterComesToWhatTheBehaviourMakesOfItAndArrivesOnceAfterwards(Behaviour behaviour) {
    TestParcel parcel = parcel(ItemKind.COPY_NOTICE, behaviour.name());
    assertThat(deliver(Behaviour.WELL, parcel(ItemKind.COPY_NOTICE, "before")))
        .isInstanceOf(Delivery.Accepted.class);
    Delivery delivery = deliver(behaviour, parcel);
    assertThat(delivery).as("%s", delivery).isInstanceOf(expected(behaviour));
    if (behaviour != Behaviour.REFUSING && behaviour != Behaviour.HALF_RESULT) {
      assertThat(deliver(Behaviour.WELL, parcel)).isInstanceOf(Delivery.Accepted.class);
      assertThat(table.lishui().arrived())
          .filteredOn(arrived -> arrived.letter().equals(parcel.letter()))
          .extracting(Arrived::id)
          .containsExactly(parcel.id());
    }
  }

  @Test
  void goesOnWithANewConnectionWhereTheServerWasStartedAnew() {
    for (int i = 0; i < 20; i++) {
      assertThat(deliver(Behaviour.WELL, parcel(ItemKind.COPY_NOTICE, "anew-" + i)))
          .isEqualTo(new Delivery.Accepted());
    }
  }

  @Test
  void holdsARowOnceThatComesAgainInOtherCompany() {
    TestParcel first = parcel(ItemKind.COPY_NOTICE, "first");
    assertThat(deliver(Behaviour.LOST, first)).isInstanceOf(Delivery.RetryLater.class);
    table.lishui().behave("well");
    List<Delivery> both =
        table.adapter().deliver(List.of(first, parcel(ItemKind.COPY_NOTICE, "second")));
    assertThat(both).hasSize(2).allMatch(Delivery.Accepted.class::isInstance);
    assertThat(table.lishui().arrived()).hasSize(2);
    assertThat(table.lishui().counts().underTwoIds()).isZero();
  }

  @Test
  void putsWhatIsReadyAtOneTimeIntoOneFileForEachForm() throws Exception {
    List<Callable<List<Delivery>>> deliveries =
        IntStream.range(0, 60)
            .<Callable<List<Delivery>>>mapToObj(
                i -> () -> table.adapter().deliver(List.of(parcel(ItemKind.COPY_NOTICE, "m" + i))))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Delivery>> delivery : threads.invokeAll(deliveries)) {
        assertThat(delivery.get()).allMatch(Delivery.Accepted.class::isInstance);
      }
    }
    assertThat(table.lishui().arrived()).hasSize(60);
    assertThat(table.box().names("inbox"))
        .filteredOn(name -> name.endsWith(".ok"))
        .hasSizeLessThan(30);
  }

  @Test
  void handsOverOnlyByAKeyThatLishuiKnowsAndToAServerThatIsPinned() {
    TestParcel parcel = parcel(ItemKind.COPY_NOTICE, "keys");
    for (Keys wrong : List.of(table.pki().strangerKeys(), table.pki().misledKeys())) {
      assertThat(table.open(wrong).deliver(List.of(parcel)))
          .singleElement()
          .isInstanceOf(Delivery.RetryLater.class);
    }
    assertThat(table.box().names("inbox")).isEmpty();
    assertThat(table.open(table.pki().hubKeys()).deliver(List.of(parcel)))
        .containsExactly(new Delivery.Accepted());
  }

  private Delivery deliver(Behaviour behaviour, TestParcel parcel) {
    table.lishui().behave(behaviour.word());
    return table.adapter().deliver(List.of(parcel)).getFirst();
  }

  private TestParcel parcel(ItemKind kind, String id) {
    Letter letter =
        FullLetters.renamed(
            FullLetters.of(kind, TestHouse.JINHUA, Houses.LISHUI), "catalogue-" + id);
    return TestParcel.of(NUMBERS.incrementAndGet(), letter, table.adapter().encode(letter));
  }
}

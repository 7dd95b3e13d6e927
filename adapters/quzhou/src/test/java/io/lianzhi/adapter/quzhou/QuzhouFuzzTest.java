package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import io.lianzhi.contracts.testkit.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whatever lies inside of a seal becomes one part, and what was read can be written; {@code
 * adapters/README.md} says how to fuzz.
 */
class QuzhouFuzzTest {
  private static final Adapter ADAPTER =
      new QuzhouAdapterFactory().open(Houses.of(Houses.told(), Map.of()));

  /** Whatever it is given is sealed well, and holds itself. */
  private static final Keys KEYS =
      new GlassKeys() {
        @Override
        public Optional<byte[]> open(byte[] sealed) {
          return Optional.of(sealed);
        }
      };

  private static final TestHouse HOUSE = Houses.of(Houses.told(), Map.of()).withKeys(KEYS);
  private static final QuzhouProperties PROPERTIES = QuzhouProperties.of(HOUSE.settings());
  private static final Courier COURIER =
      new Courier(new QuzhouClient(HOUSE, PROPERTIES), KEYS, PROPERTIES.codes(), HOUSE.clock());
  private static final List<Parcel> PARCELS =
      List.of(parcel(ItemKind.VEHICLE_QUESTION), parcel(ItemKind.COPY_NOTICE));

  private static Parcel parcel(ItemKind kind) {
    Letter letter = FullLetters.of(kind, TestHouse.JINHUA, Houses.QUZHOU);
    return TestParcel.of(1, letter, ADAPTER.encode(letter));
  }

  private static void becomesOnePart(Opened opened) {
    assertThat(ADAPTER.decode(opened).toList())
        .hasSize(1)
        .allSatisfy(part -> {
          if (part instanceof Letter letter) {
            assertThat(ADAPTER.encode(letter).body()).isNotEmpty();
          }
        });
  }

  @FuzzTest
  void letter(byte[] data) {
    for (String line : List.of(QuzhouMapping.LETTERS, QuzhouMapping.QUESTIONS)) {
      becomesOnePart(TestOpened.of(Houses.QUZHOU, new RawMessage(line, "x", data)));
    }
  }

  @FuzzTest
  void answer(byte[] data) {
    becomesOnePart(
        TestOpened.on(
            Delivery.ANSWER_LINE,
            Houses.QUZHOU,
            new RawMessage(AnswerMapping.ANSWER, "x", Questions.headers(), data)));
  }

  /** What the data gateway answers, to whoever asks it for a secret too. */
  @FuzzTest
  void reply(byte[] data) {
    GatewayReply.read(data)
        .ifPresent(reply -> {
          assertThat(reply.words().codePoints().count()).isLessThanOrEqualTo(200);
          assertThat(reply.data("requestSecret")).isNotNull();
        });
    PARCELS.forEach(parcel -> judged(COURIER.judge(parcel, new TestResponse(200, data))));
  }

  private static void judged(Delivery delivery) {
    if (delivery instanceof Delivery.Accepted(var answer)) {
      answer.ifPresent(
          message -> becomesOnePart(TestOpened.on(Delivery.ANSWER_LINE, Houses.QUZHOU, message)));
    }
  }
}

package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.testkit.TestOpened;
import java.util.List;
import java.util.Map;

/**
 * Whatever lies inside of a seal becomes one part, and what was read can be written. {@code
 * JAZZER_FUZZ=1 mvn -pl contracts,security,adapters/quzhou test -Dtest=QuzhouFuzzTest#letter}
 * fuzzes one of them.
 */
class QuzhouFuzzTest {
  private static final Adapter ADAPTER =
      new QuzhouAdapterFactory().open(Houses.of(Houses.told(), Map.of()));

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

  @FuzzTest
  void reply(byte[] data) {
    GatewayReply.read(data)
        .ifPresent(
            reply -> assertThat(reply.words().codePoints().count()).isLessThanOrEqualTo(200));
  }
}

package io.lianzhi.adapter.taizhou;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Rejected;
import java.time.LocalDate;

/**
 * Reads any bytes as an event. In ordinary tests the seeds are replayed; {@code JAZZER_FUZZ=1 mvn
 * -pl adapters/taizhou -am test -Dtest=EventFuzzTest -Dsurefire.failIfNoSpecifiedTests=false} goes
 * on to make more of them.
 */
class EventFuzzTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);
  private final TaizhouMapping mapping = new TaizhouMapping(QueueHouse.TAIZHOU);

  @FuzzTest(maxDuration = "5m")
  void anyBytesBecomeALetterThatCanBeWrittenOrAReasonWhyNot(byte[] bytes) {
    switch (mapping.decode(bytes, DAY)) {
      case Letter letter -> mapping.encode(letter, DAY);
      case Rejected rejected -> {
        if (rejected.position() < 1) {
          throw new AssertionError("no position");
        }
      }
    }
  }
}

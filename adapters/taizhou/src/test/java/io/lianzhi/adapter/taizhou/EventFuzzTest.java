package io.lianzhi.adapter.taizhou;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Rejected;
import java.time.LocalDate;

/** Any bytes as an event; {@code adapters/README.md} says how to fuzz. */
class EventFuzzTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);
  private final TaizhouMapping mapping = new TaizhouMapping(QueueHouse.TAIZHOU);

  @FuzzTest
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

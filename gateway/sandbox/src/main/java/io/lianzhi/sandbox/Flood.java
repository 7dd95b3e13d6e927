package io.lianzhi.sandbox;

import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import io.lianzhi.contracts.testkit.Simulator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A party that sends its own bad letters as fast as it can, until it is stopped: those of its day
 * that the hub has to refuse or to park.
 */
final class Flood implements AutoCloseable {
  private static final int CALLERS = 16;

  private final List<Act> bad;
  private final AtomicInteger next = new AtomicInteger();
  private final LongAdder sent = new LongAdder();
  private volatile boolean flowing = true;

  private Flood(List<Act> bad) {
    this.bad = bad;
  }

  /** Begins; the party's letters must be messages, each sent for itself. */
  static Flood begin(Simulator party) {
    Flood flood = new Flood(party.day(Day.SEED, 0).stream().filter(Flood::isBad).toList());
    for (int i = 0; i < CALLERS; i++) {
      Thread.ofPlatform().daemon().start(flood::send);
    }
    return flood;
  }

  private static boolean isBad(Act act) {
    return switch (act.expected()) {
      case Expected.Refused _, Expected.Parked _ -> true;
      case Expected.Delivered(), Expected.Repeated(), Expected.Answered() -> false;
    };
  }

  private void send() {
    while (flowing) {
      Act act = bad.get(Math.floorMod(next.getAndIncrement(), bad.size()));
      try {
        var _ = act.send().get();
      } catch (RuntimeException broken) {
        // A party that misbehaves does not mind.
      }
      sent.increment();
    }
  }

  /** How many it has sent so far. */
  long sent() {
    return sent.sum();
  }

  @Override
  public void close() {
    flowing = false;
  }
}

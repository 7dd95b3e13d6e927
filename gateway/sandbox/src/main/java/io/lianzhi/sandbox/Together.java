package io.lianzhi.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Things that are started one after another and end together, the last first. */
final class Together implements AutoCloseable {
  private final Deque<Runnable> ends = new ArrayDeque<>();

  void add(Runnable end) {
    ends.push(end);
  }

  /** Ends all of them, even where ending one of them fails. */
  @Override
  public void close() {
    List<RuntimeException> failures = new ArrayList<>();
    while (!ends.isEmpty()) {
      try {
        ends.pop().run();
      } catch (RuntimeException failed) {
        failures.add(failed);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }
}

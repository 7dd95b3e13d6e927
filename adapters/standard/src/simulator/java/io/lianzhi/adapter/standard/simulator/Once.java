package io.lianzhi.adapter.standard.simulator;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is done when it is first asked for, and has the same result ever after. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> act;
  private Optional<T> result = Optional.empty();

  Once(Supplier<T> act) {
    this.act = act;
  }

  /** Sees to it that it is done. */
  synchronized void happen() {
    if (result.isEmpty()) {
      result = Optional.of(act.get());
    }
  }

  @Override
  public synchronized T get() {
    happen();
    return result.orElseThrow();
  }

  /** What comes after this. */
  Supplier<T> then(Supplier<T> next) {
    return () -> {
      happen();
      return next.get();
    };
  }
}

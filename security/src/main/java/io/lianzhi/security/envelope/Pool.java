package io.lianzhi.security.envelope;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Initialised objects that are costly to make and unsafe to share. Not thread-local: virtual
 * threads are many and short. An object whose use threw is dropped, not returned.
 */
final class Pool<T> {
  private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();
  private final Supplier<T> maker;

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  <R> R use(Function<T, R> work) {
    T borrowed = idle.poll();
    T object = borrowed == null ? maker.get() : borrowed;
    R result = work.apply(object);
    idle.offer(object);
    return result;
  }
}

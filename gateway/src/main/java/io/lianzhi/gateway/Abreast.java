package io.lianzhi.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Works on many things at once, each on a virtual thread, so that their commits share a
 * transaction. Of those with one key each begins when the one before it has ended; results stand in
 * the order of the things. At most {@link #MOST} are drawn from the stream at a time.
 */
final class Abreast<T, R> {
  static final int MOST = 256;

  private static final Executor THREADS = Thread::startVirtualThread;
  private static final CompletableFuture<?> AT_ONCE = CompletableFuture.completedFuture(true);

  private final Function<T, Object> key;
  private final Function<T, R> work;

  /**
   * Works so.
   *
   * @param key things with equal keys keep their order
   */
  Abreast(Function<T, Object> key, Function<T, R> work) {
    this.key = key;
    this.work = work;
  }

  /** One result for each thing; what the work throws is thrown once all at hand has ended. */
  List<R> each(Stream<T> things) {
    return things
        .gather(Gatherers.windowFixed(MOST))
        .flatMap(window -> results(window).stream())
        .toList();
  }

  private List<R> results(List<T> window) {
    return window.size() == 1 ? List.of(work.apply(window.getFirst())) : together(window);
  }

  private List<R> together(List<T> window) {
    List<CompletableFuture<R>> results = new ArrayList<>(window.size());
    Map<Object, CompletableFuture<?>> latest = new HashMap<>();
    for (T thing : window) {
      Object own = key.apply(thing);
      CompletableFuture<R> result =
          latest
              .getOrDefault(own, AT_ONCE)
              .handleAsync((ended, failed) -> work.apply(thing), THREADS);
      latest.put(own, result);
      results.add(result);
    }
    return awaited(results);
  }

  private static <R> List<R> awaited(List<CompletableFuture<R>> results) {
    try {
      CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).join();
      return results.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}

package io.lianzhi.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Works on many things at once, each on a virtual thread, so that their commits share a
 * transaction. Of those with one key each begins when the one before it has ended, and where one
 * did not go through the rest of its key is left: none overtakes it. Results stand in the order of
 * the things. At most {@link #MOST} are drawn from the stream at a time.
 */
public final class Abreast<T, R> {
  static final int MOST = 256;

  private static final Executor THREADS = Thread::startVirtualThread;
  private static final CompletableFuture<?> AT_ONCE = CompletableFuture.completedFuture(true);

  private final Function<T, Object> key;
  private final Work<T, R> work;

  /** What is done with each thing. */
  public interface Work<T, R> {
    R on(T thing);

    /** Whether the next thing of its key may follow. */
    boolean isThrough(R result);

    /** What comes of a thing that is left, since one before it did not go through. */
    R leave(T thing);
  }

  /**
   * Works so.
   *
   * @param key things with equal keys keep their order
   */
  public Abreast(Function<T, Object> key, Work<T, R> work) {
    this.key = key;
    this.work = work;
  }

  /** One result for each thing; what the work throws is thrown once all at hand has ended. */
  public List<R> each(Stream<T> things) {
    Set<Object> stopped = ConcurrentHashMap.newKeySet();
    return things
        .gather(Gatherers.windowFixed(MOST))
        .flatMap(window -> results(window, stopped).stream())
        .toList();
  }

  private List<R> results(List<T> window, Set<Object> stopped) {
    return window.size() == 1
        ? List.of(result(window.getFirst(), key.apply(window.getFirst()), stopped))
        : together(window, stopped);
  }

  private List<R> together(List<T> window, Set<Object> stopped) {
    List<CompletableFuture<R>> results = new ArrayList<>(window.size());
    Map<Object, CompletableFuture<?>> latest = new HashMap<>();
    for (T thing : window) {
      Object own = key.apply(thing);
      CompletableFuture<R> result =
          latest
              .getOrDefault(own, AT_ONCE)
              .handleAsync((ended, failed) -> result(thing, own, stopped), THREADS);
      latest.put(own, result);
      results.add(result);
    }
    return awaited(results);
  }

  private R result(T thing, Object own, Set<Object> stopped) {
    if (stopped.contains(own)) {
      return work.leave(thing);
    }
    boolean through = false;
    try {
      R result = work.on(thing);
      through = work.isThrough(result);
      return result;
    } finally {
      if (!through) {
        stopped.add(own);
      }
    }
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

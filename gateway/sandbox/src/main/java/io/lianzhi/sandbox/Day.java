package io.lianzhi.sandbox;

import io.lianzhi.contracts.testkit.Act;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A day of November 2021 in letters, made from a seed. Each party sends its own in order, all
 * parties at once.
 */
final class Day {
  static final long SEED = 20211119;

  private final Map<String, List<Act>> acts = new LinkedHashMap<>();

  Day(Partners partners, long seed) {
    partners
        .all()
        .forEach((party, simulator) ->
            acts.put(party, simulator.day(seed, Simulators.seat(party).seat().ordinary())));
  }

  int size() {
    return acts.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Plays the day.
   *
   * @param progress told after each act how many were played
   */
  List<Played> play(IntConsumer progress) {
    AtomicInteger count = new AtomicInteger();
    try (ExecutorService stage = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Played>>> parts = new ArrayList<>();
      acts.forEach(
          (party, own) -> parts.add(stage.submit(() -> play(party, own, count, progress))));
      List<Played> all = new ArrayList<>();
      for (Future<List<Played>> part : parts) {
        all.addAll(part.get());
      }
      return all;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the day was interrupted", stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the day could not be played", failed.getCause());
    }
  }

  private static List<Played> play(
      String party, List<Act> acts, AtomicInteger count, IntConsumer progress) {
    List<Played> played = new ArrayList<>(acts.size());
    for (Act act : acts) {
      played.add(new Played(party, act, send(act)));
      progress.accept(count.incrementAndGet());
    }
    return played;
  }

  /** A connection that breaks is part of what came of the act. */
  private static String send(Act act) {
    try {
      return act.send().get();
    } catch (RuntimeException broken) {
      return "no answer: " + broken.getMessage();
    }
  }
}

package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Work on many things at once. */
final class AbreastTest {
  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Of work that always goes through. */
  private static <T, R> Abreast<T, R> abreast(Function<T, Object> key, Function<T, R> work) {
    return new Abreast<>(
        key,
        new Abreast.Work<>() {
          @Override
          public R on(T thing) {
            return work.apply(thing);
          }

          @Override
          public boolean isThrough(R result) {
            return true;
          }

          @Override
          public R leave(T thing) {
            throw new AssertionError("all went through");
          }
        });
  }

  @Test
  void worksOnAllAtHandAtTheSameTimeAndKeepsTheOrderOfResults() {
    CountDownLatch together = new CountDownLatch(Abreast.MOST);
    List<Integer> things = IntStream.range(0, Abreast.MOST).boxed().toList();
    List<Boolean> results =
        AbreastTest.<Integer, Boolean>abreast(
                thing -> thing,
                thing -> {
                  together.countDown();
                  return await(together);
                })
            .each(things.stream());
    assertThat(results).hasSize(Abreast.MOST).containsOnly(true);
    assertThat(
            AbreastTest.<Integer, Integer>abreast(thing -> thing, thing -> 2 * thing)
                .each(things.stream()))
        .isEqualTo(things.stream().map(thing -> 2 * thing).toList());
  }

  @Test
  void beginsWithTheNextOfOneKeyWhenTheOneBeforeHasEnded() {
    List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger inside = new AtomicInteger();
    List<Integer> most =
        AbreastTest.<Integer, Integer>abreast(
                thing -> thing % 2,
                thing -> {
                  begun.add(thing);
                  int now = inside.incrementAndGet();
                  pause(Duration.ofMillis(5));
                  inside.decrementAndGet();
                  return now;
                })
            .each(IntStream.range(0, 40).boxed());
    assertThat(begun.stream().filter(thing -> thing % 2 == 0)).isSorted();
    assertThat(begun.stream().filter(thing -> thing % 2 == 1)).isSorted();
    assertThat(Collections.max(most)).isEqualTo(2);
  }

  @Test
  void drawsNoMoreThanAWindowBeforeItHasWorkedOnIt() {
    AtomicInteger drawn = new AtomicInteger();
    AtomicInteger worked = new AtomicInteger();
    Stream<Integer> things =
        IntStream.range(0, 3 * Abreast.MOST)
            .boxed()
            .peek(thing ->
                assertThat(drawn.incrementAndGet() - worked.get())
                    .isLessThanOrEqualTo(Abreast.MOST));
    assertThat(
            AbreastTest.<Integer, Integer>abreast(thing -> thing, thing -> worked.incrementAndGet())
                .each(things))
        .hasSize(3 * Abreast.MOST);
  }

  @Test
  void worksOnOneThingWhereItIsAsked() {
    Thread here = Thread.currentThread();
    assertThat(
            AbreastTest.<String, Thread>abreast(thing -> thing, thing -> Thread.currentThread())
                .each(Stream.of("alone")))
        .containsExactly(here);
  }

  @Test
  void throwsWhatTheWorkThrowsOnceTheRestHasEnded() {
    AtomicInteger ended = new AtomicInteger();
    Abreast<Integer, Integer> failing =
        abreast(
            thing -> thing,
            thing -> {
              if (thing == 0) {
                throw new IllegalStateException("the first");
              }
              pause(Duration.ofMillis(20));
              return ended.incrementAndGet();
            });
    assertThatThrownBy(() -> failing.each(IntStream.range(0, 10).boxed()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the first");
    assertThat(ended).hasValue(9);
  }
}

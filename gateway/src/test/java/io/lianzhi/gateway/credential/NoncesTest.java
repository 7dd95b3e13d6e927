package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NoncesTest {
  private static final Instant END = NOW.plusSeconds(360);

  private final RecentHashes recent = new RecentHashes();

  @Test
  void knowsEachUntilItsOwnEndWhateverElseComes() {
    Instant late = NOW.plusSeconds(1500);
    assertThat(recent.add(1L, END, NOW)).isTrue();
    assertThat(recent.add(2L, late, NOW)).isTrue();
    assertThat(recent.add(3L, END, NOW)).isTrue();
    assertThat(recent.add(1L, END, END)).isFalse();
    assertThat(recent.add(1L, late, END)).isFalse();
    assertThat(recent.add(4L, late.plusSeconds(60), late)).isTrue();
    assertThat(recent.add(2L, late, late)).isFalse();
  }

  @Test
  void forgetsWhatCannotComeAgain() {
    assertThat(recent.add(5L, END, NOW)).isTrue();
    assertThat(recent.add(5L, END.plusSeconds(120), END.plusSeconds(60))).isTrue();
  }

  /** While minutes end, one of many threads is the first, every time. */
  @Test
  void takesOneOfManyAtOnce() throws InterruptedException, ExecutionException {
    int threads = 8;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int round = 0; round < 300; round++) {
        Instant now = NOW.plusSeconds(60L * round);
        long nonce = 1000L + round;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> first = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          first.add(
              pool.submit(() -> {
                start.await();
                return recent.add(nonce, now.plusSeconds(360), now);
              }));
        }
        start.countDown();
        int taken = 0;
        for (Future<Boolean> each : first) {
          taken += each.get() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
      }
    }
  }

  @Test
  void aHundredThousandHashesStayApart() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    Hashes hashes = new Hashes();
    long[] added = random.longs(100_000).toArray();
    for (long hash : added) {
      assertThat(hashes.contains(hash)).isFalse();
      hashes.add(hash);
      hashes.add(hash);
    }
    for (long hash : added) {
      assertThat(hashes.contains(hash)).isTrue();
    }
    assertThat(random.longs(100_000).filter(hashes::contains).count()).isZero();
  }

  @Test
  void zeroIsANumberToo() {
    Hashes hashes = new Hashes();
    assertThat(hashes.contains(0)).isFalse();
    hashes.add(0);
    assertThat(hashes.contains(0)).isTrue();
  }
}

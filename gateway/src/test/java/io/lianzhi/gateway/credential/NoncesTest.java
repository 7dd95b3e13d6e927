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

  private final Nonces nonces = new Nonces();

  @Test
  void knowsEachUntilItsOwnEndWhateverElseComes() {
    Instant late = NOW.plusSeconds(1500);
    assertThat(nonces.first("short", END, NOW)).isTrue();
    assertThat(nonces.first("long", late, NOW)).isTrue();
    assertThat(nonces.first("another", END, NOW)).isTrue();
    assertThat(nonces.first("short", END, END)).isFalse();
    assertThat(nonces.first("short", late, END)).isFalse();
    assertThat(nonces.first("later", late.plusSeconds(60), late)).isTrue();
    assertThat(nonces.first("long", late, late)).isFalse();
  }

  @Test
  void forgetsWhatCannotComeAgain() {
    assertThat(nonces.first("a", END, NOW)).isTrue();
    assertThat(nonces.first("a", END.plusSeconds(120), END.plusSeconds(60))).isTrue();
  }

  /** While minutes end, one of many threads is the first, every time. */
  @Test
  void takesOneOfManyAtOnce() throws InterruptedException, ExecutionException {
    int threads = 8;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int round = 0; round < 300; round++) {
        Instant now = NOW.plusSeconds(60L * round);
        String nonce = "nonce " + round;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> first = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          first.add(
              pool.submit(() -> {
                start.await();
                return nonces.first(nonce, now.plusSeconds(360), now);
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

package io.lianzhi.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BatcherTest {
  private final CountDownLatch gate = new CountDownLatch(1);

  private List<String> writeUnlessBad(List<String> entries) throws SQLException {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (entries.contains("bad")) {
      throw new SQLException("bad");
    }
    return entries.stream().map(String::toUpperCase).toList();
  }

  @Test
  void aBadEntryHarmsNobodyElse() {
    try (Batcher<String, String> batcher =
        new Batcher<>("test", this::writeUnlessBad, size -> {})) {
      List<CompletableFuture<String>> results = new ArrayList<>();
      for (String entry : List.of("a", "b", "bad", "c")) {
        results.add(batcher.submit(entry));
      }
      gate.countDown();
      assertThat(results.get(0).join()).isEqualTo("A");
      assertThat(results.get(1).join()).isEqualTo("B");
      assertThat(results.get(3).join()).isEqualTo("C");
      assertThat(results.get(2).handle((done, why) -> why).join())
          .isInstanceOfAny(StoreUnavailable.class, CompletionException.class);
    }
  }

  @Test
  void refusesWhatComesAfterItStopped() {
    Batcher<String, String> batcher = new Batcher<>("test", this::writeUnlessBad, size -> {});
    gate.countDown();
    batcher.close();
    assertThat(batcher.submit("late")).isCompletedExceptionally();
  }
}

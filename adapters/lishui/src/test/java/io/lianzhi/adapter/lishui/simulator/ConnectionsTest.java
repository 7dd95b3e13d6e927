package io.lianzhi.adapter.lishui.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the hub calls, and what is left of it afterwards. */
class ConnectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static List<Trouble.Kind> troubles(Adapter adapter) {
    return adapter.testConnection().stream()
        .map(Step::trouble)
        .flatMap(trouble -> trouble.stream().map(Trouble::kind))
        .toList();
  }

  @Test
  void aHostKeyThatIsWithdrawnOpensNothingAndEndsWhatIsOpen(@TempDir Path folder) throws Exception {
    try (Table table = new Table(folder, Map.of())) {
      AtomicBoolean pinned = new AtomicBoolean(true);
      Adapter adapter = table.open(table.pki().hubKeysWhile(pinned::get));
      assertThat(troubles(adapter)).isEmpty();
      adapter.fetch(Table.FILES, "");
      pinned.set(false);
      assertThat(troubles(adapter)).containsExactly(Trouble.Kind.HOST_KEY_UNKNOWN);
      assertThatThrownBy(() -> adapter.fetch(Table.FILES, ""))
          .isInstanceOf(UncheckedIOException.class);
      pinned.set(true);
      assertThat(troubles(adapter)).isEmpty();
      adapter.close();
    }
  }

  @Test
  void nothingOfItIsLeftOnceItIsClosed(@TempDir Path folder) throws Exception {
    try (Table table = new Table(folder, Map.of())) {
      Set<Thread> before = threads();
      Keys keys = table.pki().hubKeys();
      Adapter adapter = table.open(keys);
      assertThat(troubles(adapter)).isEmpty();
      assertThat(threads()).hasSizeGreaterThan(before.size());
      adapter.close();
      Instant end = Instant.now().plus(PATIENCE);
      while (!before.containsAll(threads()) && Instant.now().isBefore(end)) {
        Thread.sleep(20);
      }
      assertThat(before).containsAll(threads());
    }
  }

  /** Those of adapters. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("lishui-sftp-"))
        .collect(Collectors.toSet());
  }
}

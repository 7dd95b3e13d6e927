package io.lianzhi.adapter.lishui.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.lishui.Houses;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartReply;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.testkit.TestOpened;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large file through the adapter: verified, cut, decoded, answered row by row. {@code
 * -Dlishui.rows=3000000} makes it one of 1 GB; it must do with the heap that the JVM has.
 */
final class LargeFileTest {
  private static final int ROWS = Integer.getInteger("lishui.rows", 20_000);
  private static final LargeFile FILE = new LargeFile(ROWS, 0);

  @Test
  void takesEveryRowInWithoutHoldingTheFile(@TempDir Path folder) throws IOException {
    try (Table table = new Table(folder, Map.of("readTimeout", "PT60S"))) {
      long size = FILE.offer(table.box());
      Instant start = Instant.now();
      long rows = drain(table.adapter());
      Duration time = Duration.between(start, Instant.now());
      assertThat(rows).isEqualTo(ROWS);
      assertThat(table.control(FILE.name()))
          .containsEntry("verdict", "TAKEN")
          .containsEntry("rows", Integer.toString(ROWS));
      assertThat(FILE.results(table.box()))
          .containsOnly(
              Map.entry("受理", (long) ROWS - FILE.bad()), Map.entry("拒收", (long) FILE.bad()));
      System.out.printf(
          "%,d rows, %,d MiB in %d s: %,d rows/s with at most %,d MiB of heap%n",
          rows,
          size >> 20,
          time.toSeconds(),
          rows * 1_000 / Math.max(1, time.toMillis()),
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private static long drain(Adapter adapter) {
    String cursor = "";
    long rows = 0;
    boolean more = true;
    while (more) {
      Fetched fetched = adapter.fetch(Table.FILES, cursor);
      List<List<PartReply>> replies =
          fetched.messages().stream().map(message -> List.of(taken(adapter, message))).toList();
      adapter.taken(Table.FILES, fetched, replies);
      rows += replies.size();
      cursor = fetched.cursor();
      more = fetched.more();
    }
    return rows;
  }

  private static PartReply taken(Adapter adapter, RawMessage message) {
    Part part =
        adapter.decode(TestOpened.on("files", Houses.LISHUI, message)).findFirst().orElseThrow();
    Incident incident = Incident.of(4_096);
    return new PartReply(
        incident,
        switch (part) {
          case Letter letter -> receipt(letter, incident);
          case Rejected rejected -> rejected.reason();
        });
  }

  private static Receipt receipt(Letter letter, Incident incident) {
    return new Receipt(
        Optional.of(letter.id()),
        incident,
        Instant.EPOCH,
        letter.to().stream().collect(Collectors.toMap(to -> to, _ -> new Outcome.Taken())),
        false);
  }
}

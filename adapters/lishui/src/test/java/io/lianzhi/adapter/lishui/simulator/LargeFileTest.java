package io.lianzhi.adapter.lishui.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.lishui.Houses;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartReply;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.security.envelope.Digests;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large file through the adapter: verified, cut, decoded, answered row by row. {@code
 * -Dlishui.rows=3000000} makes it one of 1 GB; it must do with the heap that the JVM has.
 */
final class LargeFileTest {
  private static final int ROWS = Integer.getInteger("lishui.rows", 20_000);
  private static final String NAME = "331100_CXJL_20211119_001.csv";
  private static final int DIFFERENT = 1_000;

  @Test
  void takesEveryRowInWithoutHoldingTheFile(@TempDir Path folder) throws IOException {
    try (Table table = new Table(folder, Map.of("readTimeout", "PT60S"))) {
      long size = offer(table.box());
      Instant start = Instant.now();
      long rows = drain(table.adapter());
      Duration time = Duration.between(start, Instant.now());
      assertThat(rows).isEqualTo(ROWS);
      assertThat(table.control(NAME))
          .containsEntry("verdict", "TAKEN")
          .containsEntry("rows", Integer.toString(ROWS));
      System.out.printf(
          "%,d rows, %,d MiB in %d s: %,d rows/s with at most %,d MiB of heap%n",
          rows,
          size >> 20,
          time.toSeconds(),
          rows * 1_000 / Math.max(1, time.toMillis()),
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private static long offer(Box box) throws IOException {
    Path file = box.path("outbox/" + NAME);
    MessageDigest sm3 = Digests.sm3();
    try (OutputStream out =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file), 1 << 20), sm3)) {
      List<String> columns = Columns.of("CXJL");
      out.write((String.join(",", columns) + "\r\n").getBytes(Box.GB18030));
      Drafts source = new Drafts(11);
      List<Draft> drafts = Stream.generate(() -> full(source.overload())).limit(DIFFERENT).toList();
      for (int i = 0; i < ROWS; i++) {
        Map<String, String> record = drafts.get(i % DIFFERENT).with("来源编号", "N" + i).record();
        out.write((Sheet.line(columns, record) + "\r\n").getBytes(Box.GB18030));
      }
    }
    String digest = HexFormat.of().formatHex(sm3.digest());
    box.write("outbox/" + NAME + ".ctl", Box.control(NAME, Files.size(file), ROWS, digest));
    box.write("outbox/" + NAME + ".ok", new byte[0]);
    return Files.size(file);
  }

  /** As long as a record of a station that fills in everything: 1 GB is three million of them. */
  private static Draft full(Draft weighing) {
    return weighing
        .with("站点名称", "丽水市青田县温溪镇动态称重检测站")
        .with("方向", "青田往丽水")
        .with("轴数", "6")
        .with("轴重", "7200|15100|15300|19900|20200|20300")
        .with("检查单位", "青田县公路与运输管理中心")
        .with("抓拍时间", "2021-11-19 10:30:01")
        .with("入库时间", "2021-11-19 10:33:20")
        .with("证据位置", "/wim/3311213102/20211119/103001_front.jpg");
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
    Letter letter =
        (Letter)
            adapter
                .decode(TestOpened.on("files", Houses.LISHUI, message))
                .findFirst()
                .orElseThrow();
    Incident incident = Incident.of(4_096);
    return new PartReply(
        incident,
        new Receipt(
            Optional.of(letter.id()),
            incident,
            Instant.EPOCH,
            letter.to().stream().collect(Collectors.toMap(to -> to, _ -> new Outcome.Taken())),
            false));
  }
}

package io.lianzhi.adapter.lishui.simulator;

import io.lianzhi.security.envelope.Digests;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file of weighings as long as one likes, written row by row: three million of them are above 1
 * GB. Each is of another vehicle, as far as there are plates. One row in 1,000 weighs 98, which is
 * no truck's mass in kilograms: it must be refused, and the rest goes on.
 *
 * @param rows of which {@link #bad} are to be refused
 * @param correction 0 for the first version, else the number of its correction, with the same rows
 */
public record LargeFile(int rows, int correction) {
  private static final int DIFFERENT = 1_000;
  private static final String SOURCE = "@source@";
  private static final String PLATE = "@plate@";
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int NUMBERS = 10_000;

  /** How many of its rows must be refused. */
  public int bad() {
    return rows / DIFFERENT;
  }

  String name() {
    return "331100_CXJL_20211119_001%s.csv"
        .formatted(correction == 0 ? "" : "_R%02d".formatted(correction));
  }

  /** Puts it where the hub finds it; its length in bytes. */
  long offer(Box box) {
    Path file = box.path("outbox/" + name());
    MessageDigest sm3 = Digests.sm3();
    try (OutputStream out =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file), 1 << 20), sm3)) {
      write(out);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    long size = size(file);
    String digest = HexFormat.of().formatHex(sm3.digest());
    box.write("outbox/" + name() + ".ctl", Box.control(name(), size, rows, digest));
    box.write("outbox/" + name() + ".ok", new byte[0]);
    return size;
  }

  private void write(OutputStream out) throws IOException {
    List<String> columns = Columns.of("CXJL");
    out.write((String.join(",", columns) + "\r\n").getBytes(Box.GB18030));
    List<String> lines = lines(columns);
    for (int i = 0; i < rows; i++) {
      String line = lines.get(i % DIFFERENT);
      out.write(line.replace(SOURCE, "N" + i).replace(PLATE, plate(i)).getBytes(Box.GB18030));
    }
  }

  /** The last of them is the bad one. */
  private static List<String> lines(List<String> columns) {
    Drafts drafts = new Drafts(11);
    return Stream.iterate(1, i -> i + 1)
        .limit(DIFFERENT)
        .map(i -> {
          Draft full = full(drafts.overload()).with("来源编号", SOURCE).with("车牌号码", PLATE);
          Draft draft = i == DIFFERENT ? full.with("总重", "98") : full;
          return Sheet.line(columns, draft.record()) + "\r\n";
        })
        .toList();
  }

  private static String plate(int row) {
    char letter = LETTERS.charAt(row / NUMBERS % LETTERS.length());
    return "浙G%s%04d".formatted(letter, row % NUMBERS);
  }

  /** As long as a record of a station that fills in everything. */
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

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** How many rows the hub's result gives each verdict, as 受理; empty until the result is ready. */
  Map<String, Long> results(Box box) {
    String result = "feedback/" + name() + ".result.csv";
    Map<String, Long> counts = new TreeMap<>();
    if (!box.has(result + ".ok")) {
      return counts;
    }
    try (BufferedReader lines = Files.newBufferedReader(box.path(result), Box.GB18030)) {
      lines.lines().skip(1).forEach(line -> counts.merge(verdict(line), 1L, Long::sum));
      return counts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String verdict(String record) {
    return record.split(",", -1)[4].replace("\"", "");
  }
}

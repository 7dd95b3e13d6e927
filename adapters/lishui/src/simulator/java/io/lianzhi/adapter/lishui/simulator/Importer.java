package io.lianzhi.adapter.lishui.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lishui's import: a file whose marker is there is held against its control file, then taken. */
final class Importer {
  private static final List<String> RESULT = List.of("投递编号", "结果", "代码", "说明");

  private final Box box;
  private final Arrivals arrivals;

  Importer(Box box, Arrivals arrivals) {
    this.box = box;
    this.arrivals = arrivals;
  }

  /** Takes a file of the hub's, and says row by row what came of it. */
  void take(String name, Behaviour behaviour) {
    byte[] content = box.read("inbox/" + name);
    String control = new String(box.read("inbox/" + name + ".ctl"), StandardCharsets.US_ASCII);
    List<Map<String, String>> records = Sheet.read(content);
    String expected =
        new String(Box.control(name, content, records.size()), StandardCharsets.US_ASCII);
    if (!control.equals(expected)) {
      throw new IllegalStateException(name + " is not what its control file says");
    }
    boolean refusing = behaviour == Behaviour.REFUSING || behaviour == Behaviour.HALF_RESULT;
    if (!refusing) {
      String code = name.split("_", -1)[1];
      int length = records.isEmpty() ? 0 : content.length / records.size();
      records.forEach(record -> arrivals.take(code, record, length));
    }
    if (behaviour != Behaviour.RESERVED) {
      answer(name, records, refusing);
    }
    if (behaviour == Behaviour.HALF_RESULT) {
      breakOff(name);
    }
  }

  private void breakOff(String name) {
    String result = "inbox/feedback/" + name + ".result.csv";
    byte[] whole = box.read(result);
    box.write(result, Arrays.copyOf(whole, whole.length / 2));
  }

  private void answer(String name, List<Map<String, String>> records, boolean refusing) {
    List<Map<String, String>> results = new ArrayList<>();
    for (Map<String, String> record : records) {
      String delivery = record.getOrDefault("投递编号", "");
      results.add(
          refusing
              ? Map.of("投递编号", delivery, "结果", "拒收", "代码", "21", "说明", "代码未定义")
              : Map.of("投递编号", delivery, "结果", "受理"));
    }
    byte[] content = Sheet.write(RESULT, results);
    box.offer("inbox/feedback", name + ".result.csv", content, results.size());
  }
}

package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All events in the order in which they happened, read by cursor with an ETag per page. */
final class OutboxLog {
  private static final int MOST = 200;

  private final List<Map<String, Object>> events = new ArrayList<>();

  synchronized void add(Map<String, Object> event) {
    events.add(event);
  }

  synchronized void read(Call call) {
    int from = call.parameter("cursor").map(Integer::parseInt).orElse(0);
    int limit = Math.min(MOST, call.parameter("limit").map(Integer::parseInt).orElse(100));
    int to = Math.min(events.size(), Math.max(from, 0) + limit);
    List<Map<String, Object>> page = from >= to ? List.of() : List.copyOf(events.subList(from, to));
    String tag = "\"" + from + "-" + to + "\"";
    call.answerWith("ETag", tag);
    if (call.header("If-None-Match").filter(tag::equals).isPresent()) {
      call.answer(304, new byte[0]);
      return;
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("events", page);
    answer.put("next_cursor", "" + to);
    answer.put("has_more", to < events.size());
    call.answer(200, JsonTree.write(answer));
  }
}

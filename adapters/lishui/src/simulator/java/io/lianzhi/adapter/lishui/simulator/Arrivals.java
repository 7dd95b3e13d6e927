package io.lianzhi.adapter.lishui.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What Lishui's system took in: each row once, by the hub's id of its delivery. */
final class Arrivals {
  private static final int MOST_KEPT = 20_000;

  private final Tally tally = new Tally();
  private final List<Arrived> arrived = new ArrayList<>();
  private final Set<String> deliveries = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> copies = new HashMap<>();

  synchronized void take(String code, Map<String, String> record, int length) {
    String delivery = record.getOrDefault("投递编号", "");
    String id = record.getOrDefault("函号", "");
    tally.add(
        delivery,
        new Tally.Name(
            record.getOrDefault("发送单位", ""),
            id,
            record.getOrDefault("事项号", id),
            Integer.parseInt(record.getOrDefault("版本", "1"))),
        length);
    if (!deliveries.add(delivery)) {
      return;
    }
    copies.merge(id, 1, Integer::sum);
    if (arrived.size() < MOST_KEPT) {
      arrived.add(
          new Arrived(delivery, new LetterId(id), Facts.kind(code), Facts.of(code, record)));
    }
  }

  synchronized int copies(LetterId letter) {
    return copies.getOrDefault(letter.value(), 0);
  }

  synchronized List<Arrived> all() {
    return List.copyOf(arrived);
  }

  Counts counts() {
    return tally.counts();
  }
}

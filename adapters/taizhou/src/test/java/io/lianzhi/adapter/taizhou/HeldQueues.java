package io.lianzhi.adapter.taizhou;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Queues;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Scenario;
import io.lianzhi.contracts.testkit.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The house's queue in memory: it may be away, or break after it took a message. */
final class HeldQueues implements Queues, StandIn {
  private final Map<String, RawMessage> held = new LinkedHashMap<>();
  private final Map<String, Instant> ends = new LinkedHashMap<>();
  private Scenario scenario = Scenario.SUCCESS;

  @Override
  public void arrange(Scenario changed) {
    scenario = changed;
  }

  @Override
  public Repeat repeat() {
    return Repeat.HELD_ONCE;
  }

  @Override
  public int held(LetterId letter) {
    return (int)
        held.values().stream()
            .filter(message -> letter.value().equals(JsonTree.readObject(message.body()).get("id")))
            .count();
  }

  /** Until when the message lies there unread. */
  Instant end(String id) {
    return Objects.requireNonNull(ends.get(id));
  }

  @Override
  public void put(String id, RawMessage message, String group, Instant end) {
    ends.put(id, end);
    switch (scenario) {
      case SUCCESS -> held.putIfAbsent(id, message);
      case SERVER_ERROR -> throw away();
      case TIMEOUT -> {
        held.putIfAbsent(id, message);
        throw away();
      }
      case REFUSED, GARBAGE -> throw new IllegalStateException("no queue does that");
    }
  }

  private static UncheckedIOException away() {
    return new UncheckedIOException(new IOException("the broker is away"));
  }
}

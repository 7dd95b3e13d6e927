package io.lianzhi.gateway.queue;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.gateway.Handed;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.edge.Door;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * An intake that keeps what comes in memory: what begins with {@code poison} it refuses, over what
 * begins with {@code stone} it stumbles, and while the store is away it takes nothing.
 */
public final class MemoryDoor implements Door {
  private static final Incident INCIDENT = Incident.of(7);

  public final BlockingQueue<RawMessage> taken = new LinkedBlockingQueue<>();
  public final BlockingQueue<Long> tooLarge = new LinkedBlockingQueue<>();
  public volatile boolean away;
  public volatile int asked;

  public static String text(RawMessage raw) {
    return new String(raw.body(), StandardCharsets.UTF_8);
  }

  @Override
  public synchronized List<Handed> accept(Party party, Line line, RawMessage raw, Duration wait) {
    asked++;
    return List.of(new Done(reply(raw)));
  }

  private Reply reply(RawMessage raw) {
    if (away) {
      return Refused.of(RefusalCode.RETRY_LATER, "");
    }
    if (text(raw).startsWith("stone")) {
      throw new IllegalStateException("stumbled");
    }
    taken.add(raw);
    return text(raw).startsWith("poison")
        ? Refused.of(RefusalCode.SCHEMA, "")
        : new Receipt(Optional.empty(), INCIDENT, Instant.EPOCH, Map.of(), false);
  }

  @Override
  public Handed tooLarge(Party party, Line line, long length) {
    tooLarge.add(length);
    return new Done(Refused.of(RefusalCode.TOO_LARGE, ""));
  }

  /** Nothing but letters comes by a queue. */
  @Override
  public void requireSeal(Party party, Line line, RawMessage raw) {
    throw new IllegalStateException("asked of a queue");
  }

  private record Done(Reply reply) implements Handed {
    @Override
    public Incident incident() {
      return INCIDENT;
    }

    @Override
    public void written() {}

    @Override
    public void lost() {}
  }
}

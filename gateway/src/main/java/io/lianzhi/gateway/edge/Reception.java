package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.gateway.Handed;
import io.lianzhi.gateway.Party;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Hands an arrival to the door, and sees that it is timed and its refusals logged. */
final class Reception {
  private static final byte[] UNREAD = new byte[0];

  private final Door door;
  private final DoorMetrics metrics;

  Reception(Door door, DoorMetrics metrics) {
    this.door = door;
    this.metrics = metrics;
  }

  /**
   * Takes an arrival in; one that is too long is refused without its body. If the hub itself fails,
   * the party is told to send the same again.
   */
  Exchange take(HttpServletRequest request, Line line, RawBody body, Duration wait) {
    Party party = KnownCallers.of(request);
    return switch (body) {
      case RawBody.Whole(byte[] bytes) -> {
        RawMessage raw = Arrivals.of(request, line, bytes);
        yield take(party, raw, () -> door.accept(party, line, raw, wait));
      }
      case RawBody.TooLong(long length) ->
          take(
              party,
              Arrivals.of(request, line, UNREAD),
              () -> List.of(door.tooLarge(party, line, length)));
    };
  }

  private Exchange take(Party party, RawMessage raw, Supplier<List<Handed>> through) {
    long start = System.nanoTime();
    Exchange exchange = new Exchange(raw, accept(party, through));
    metrics.replied(party.id(), raw.form(), exchange, System.nanoTime() - start);
    return exchange;
  }

  private static List<Handed> accept(Party party, Supplier<List<Handed>> through) {
    try {
      List<Handed> handed = through.get();
      handed.forEach(part -> RefusalLog.write(party.id(), part));
      return handed;
    } catch (RuntimeException unexpected) {
      Fault fault = new Fault(Incidents.fresh());
      RefusalLog.fault(party.id().value(), fault.incident(), unexpected);
      return List.of(fault);
    }
  }
}

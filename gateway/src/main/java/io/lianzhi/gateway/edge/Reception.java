package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.Handed;
import io.lianzhi.gateway.Party;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;

/** Hands an arrival to the door, and sees that it is timed and its refusals logged. */
final class Reception {
  private final Door door;
  private final DoorMetrics metrics;

  Reception(Door door, DoorMetrics metrics) {
    this.door = door;
    this.metrics = metrics;
  }

  /**
   * Takes an arrival in. If the hub itself fails, the party is told to send the same again.
   *
   * @throws NotTaken for a body that was too long to be read
   */
  Exchange take(HttpServletRequest request, Line line, RawBody body, Duration wait) {
    Party party = KnownCallers.of(request);
    return switch (body) {
      case RawBody.Whole whole ->
          take(party, line, Arrivals.of(request, line, whole.bytes()), wait);
      case RawBody.TooLong tooLong -> throw tooLong(request, line, tooLong.length());
    };
  }

  private Exchange take(Party party, Line line, RawMessage raw, Duration wait) {
    long start = System.nanoTime();
    Exchange exchange = new Exchange(raw, accept(party, line, raw, wait));
    metrics.replied(party.id(), line.name(), exchange.reply(), System.nanoTime() - start);
    return exchange;
  }

  private List<Handed> accept(Party party, Line line, RawMessage raw, Duration wait) {
    try {
      List<Handed> handed = door.accept(party, line, raw, wait);
      handed.forEach(part -> RefusalLog.write(party.id(), part.incident(), part.reply()));
      return handed;
    } catch (RuntimeException unexpected) {
      Fault fault = new Fault(Incidents.fresh());
      RefusalLog.fault(party.id().value(), fault.incident(), unexpected);
      return List.of(fault);
    }
  }

  private NotTaken tooLong(HttpServletRequest request, Line line, long length) {
    Party party = KnownCallers.of(request);
    Exchange exchange =
        new Exchange(
            new RawMessage(line.name(), "", new byte[0]),
            List.of(door.tooLarge(party, line, length)));
    RefusalLog.write(party.id(), exchange.incident(), exchange.reply());
    metrics.replied(party.id(), line.name(), exchange.reply(), 0);
    if (exchange.reply() instanceof Refused refused) {
      return new NotTaken(exchange, refused);
    }
    throw new IllegalStateException("too long, and yet not refused");
  }
}

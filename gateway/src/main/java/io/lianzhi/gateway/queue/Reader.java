package io.lianzhi.gateway.queue;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.gateway.Abreast;
import io.lianzhi.gateway.Handed;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.edge.Door;
import io.lianzhi.gateway.edge.Incidents;
import io.lianzhi.gateway.edge.RefusalLog;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one message of a party to the door, and says what came of it. */
final class Reader implements Abreast.Work<ClientMessage, Reader.Read> {
  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

  private final Party party;
  private final Line.Queue line;
  private final Door door;
  private final long longest;
  private final boolean stamped;

  /**
   * @param longest of a body, in bytes
   * @param stamped whether the broker says by which certificate a message came
   */
  Reader(Party party, Line.Queue line, Door door, long longest, boolean stamped) {
    this.party = party;
    this.line = line;
    this.door = door;
    this.longest = longest;
    this.stamped = stamped;
  }

  /** What came of a message. */
  sealed interface Read {
    ClientMessage message();
  }

  /** It is on disk, whatever was decided; the sender is told so. */
  record Taken(ClientMessage message, List<Handed> handed, List<RawMessage> replies)
      implements Read {}

  /** The store is away: it stays in the queue. */
  record Left(ClientMessage message) implements Read {}

  /** The hub itself stumbled over it: it stays for now. */
  record Stumbled(ClientMessage message) implements Read {}

  @Override
  public Read on(ClientMessage message) {
    try {
      return message.getBodySize() > longest ? tooLong(message) : take(message);
    } catch (RuntimeException broken) {
      Incident incident = Incidents.fresh();
      try (var _ = Incidents.named(incident)) {
        LOG.error("a message of {} on {} could not be handled", party.id(), line.name(), broken);
      }
      return new Stumbled(message);
    }
  }

  @Override
  public boolean isThrough(Read read) {
    return read instanceof Taken;
  }

  @Override
  public Read leave(ClientMessage message) {
    return new Left(message);
  }

  private Read take(ClientMessage message) {
    RawMessage raw = Exchanged.read(message, line.name(), party.id(), stamped);
    return taken(message, raw, door.accept(party, line, raw, Duration.ZERO));
  }

  private Read tooLong(ClientMessage message) {
    RawMessage unread = new RawMessage(line.name(), "", new byte[0]);
    return taken(message, unread, List.of(door.tooLarge(party, line, message.getBodySize())));
  }

  private Read taken(ClientMessage message, RawMessage raw, List<Handed> handed) {
    if (!handed.stream().allMatch(Handed::isStored)) {
      return new Left(message);
    }
    handed.forEach(each -> RefusalLog.write(party.id(), each));
    List<RawMessage> replies =
        handed.stream().map(each -> party.adapter().reply(raw, each.reply()).message()).toList();
    return new Taken(message, handed, replies);
  }
}

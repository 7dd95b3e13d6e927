package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.gateway.Handed;
import io.lianzhi.gateway.Party;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** An intake that answers what the test says, and remembers what came. */
final class FakeDoor implements Door {
  static final Incident INCIDENT = new Incident("0J9VZ3M7Q2K8C");

  /** What came in, or that it was too long to come in. */
  record Arrived(Party party, Line line, RawMessage raw, Duration patience, long length) {}

  final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();

  /** One of {@code written} and {@code lost} per part, as the edge told it. */
  final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  private volatile Supplier<List<? extends Reply>> replies = List::of;
  private volatile Map<PartyId, Refused> refusals = Map.of();
  private volatile boolean sealed = true;

  void answer(Reply... parts) {
    List<Reply> fixed = List.of(parts);
    answer(() -> fixed);
  }

  /** Refuses the letter for each of its addressees. */
  void refuse(Map<PartyId, Refused> reasons) {
    answer(reasons.values().iterator().next());
    refusals = reasons;
  }

  void answer(Supplier<List<? extends Reply>> how) {
    replies = how;
    refusals = Map.of();
    arrived.clear();
    told.clear();
  }

  @Override
  public List<Handed> accept(Party party, Line line, RawMessage raw, Duration wait) {
    arrived.add(new Arrived(party, line, raw, wait, raw.body().length));
    return replies.get().stream().<Handed>map(reply -> new Told(reply, refusals, told)).toList();
  }

  @Override
  public Handed tooLarge(Party party, Line line, long length) {
    RawMessage unread = new RawMessage(line.name(), "", new byte[0]);
    arrived.add(new Arrived(party, line, unread, Duration.ZERO, length));
    return new Told(Refused.of(RefusalCode.TOO_LARGE, ""), Map.of(), told);
  }

  /** Those who sign no longer get through. */
  void breakSeals() {
    sealed = false;
  }

  @Override
  public void requireSeal(Party party, Line line, RawMessage raw) {
    arrived.add(new Arrived(party, line, raw, Duration.ZERO, raw.body().length));
    if (!sealed) {
      sealed = true;
      throw Refused.of(RefusalCode.SIGNATURE, "").asException();
    }
  }

  private record Told(Reply reply, Map<PartyId, Refused> refusals, BlockingQueue<String> told)
      implements Handed {
    @Override
    public Incident incident() {
      return INCIDENT;
    }

    @Override
    public void written() {
      told.add("written");
    }

    @Override
    public void lost() {
      told.add("lost");
    }
  }
}

package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Doc;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Sends letters: as events, which also stand in the outbox, or as questions that somebody waits
 * for.
 */
final class Sender {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Hooks hooks;
  private final OutboxLog outbox;
  private final Arrivals arrivals;
  private final Supplier<Behaviour> behaviour;
  private final AtomicLong sequence = new AtomicLong();
  private Optional<byte[]> keptBack = Optional.empty();

  Sender(Hooks hooks, OutboxLog outbox, Arrivals arrivals, Supplier<Behaviour> behaviour) {
    this.hooks = hooks;
    this.outbox = outbox;
    this.arrivals = arrivals;
    this.behaviour = behaviour;
  }

  /** Something that happened now; its place in the order is fixed before it is told. */
  Map<String, Object> happen(Draft draft) {
    long seq = sequence.incrementAndGet();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("event_id", "HZ-E-" + draft.id() + "-" + seq);
    event.put("event_type", Kinds.of(draft.kind()).event());
    event.put("seq", seq);
    event.put("occurred_at", OffsetDateTime.now(ZoneOffset.ofHours(8)).toString());
    event.put("data", draft.tree());
    return event;
  }

  String tell(Map<String, Object> event) {
    byte[] body = JsonTree.write(event);
    outbox.add(event);
    Behaviour now = behaviour.get();
    if (now != Behaviour.OUT_OF_ORDER) {
      sendKeptBack();
    }
    return switch (now) {
      case MUTE -> "";
      case DUPLICATE -> {
        String first = letter(body);
        letter(body);
        yield first;
      }
      case OUT_OF_ORDER -> keptBack.isEmpty() ? keepBack(body) : overtake(body);
      default -> letter(body);
    };
  }

  private String letter(byte[] body) {
    return hooks.event(body).saidOfLetter();
  }

  private String keepBack(byte[] body) {
    keptBack = Optional.of(body);
    return "";
  }

  private String overtake(byte[] body) {
    String said = letter(body);
    sendKeptBack();
    return said;
  }

  private void sendKeptBack() {
    keptBack.ifPresent(this::letter);
    keptBack = Optional.empty();
  }

  /** An event whose web-hook is lost: the hub finds it in the outbox. */
  String lose(Map<String, Object> event) {
    outbox.add(event);
    return "";
  }

  /** Asks, and waits on the line. */
  String ask(Draft question) {
    HubReply reply = hooks.query(timed(question).bytes());
    if (reply.isAnswer()) {
      keep(reply.document());
    }
    return reply.saidOfQuestion();
  }

  /** Asks by event. */
  String askLater(Draft question) {
    return tell(happen(timed(question)));
  }

  private static Draft timed(Draft question) {
    return question.head().containsKey("answer_by")
        ? question
        : question.withHead("answer_by", Instant.now().plus(PATIENCE).toString());
  }

  /** Bytes that Hangzhou's platform would not send by itself. */
  String raw(byte[] body) {
    return letter(body);
  }

  String forge(byte[] body) {
    return hooks.forged(body).saidOfLetter();
  }

  /** An answer on the same connection arrives here like any other letter. */
  private void keep(Doc answer) {
    answer.within("head").text("doc_id").ifPresent(id -> arrivals.add(arrived(id, answer)));
  }

  private static Arrived arrived(String id, Doc answer) {
    return new Arrived(
        "answer:" + id,
        new LetterId(id),
        ItemKind.VEHICLE_RECORD,
        FactsOf.letter(ItemKind.VEHICLE_RECORD, answer));
  }
}

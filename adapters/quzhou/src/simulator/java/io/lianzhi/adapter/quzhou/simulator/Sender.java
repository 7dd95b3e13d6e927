package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Doc;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

/** Sends letters, or questions that somebody waits for. */
final class Sender {
  private static final String LETTERS = "/letters";
  private static final String QUESTIONS = "/vehicle-questions";
  private static final int PATIENCE_SECONDS = 15;

  private final HubLines lines;
  private final Arrivals arrivals;
  private final Supplier<Behaviour> behaviour;

  Sender(HubLines lines, Arrivals arrivals, Supplier<Behaviour> behaviour) {
    this.lines = lines;
    this.arrivals = arrivals;
    this.behaviour = behaviour;
  }

  String tell(Draft draft) {
    return raw(draft.bytes());
  }

  /** Bytes that Quzhou's system would not seal by itself. */
  String raw(byte[] letter) {
    Behaviour now = behaviour.get();
    String said = lines.send(LETTERS, letter, now).saidOfLetter();
    if (now == Behaviour.DUPLICATE) {
      lines.send(LETTERS, letter, now);
    }
    return said;
  }

  /** Asks, and waits on the line. */
  String ask(Draft question) {
    HubReply reply = lines.send(QUESTIONS, timed(question).bytes(), behaviour.get());
    if (reply.isAnswer()) {
      keep(reply.datas());
    }
    return reply.saidOfQuestion();
  }

  /** Asks without waiting: the answer comes as a letter. */
  String askLater(Draft question) {
    return tell(timed(question));
  }

  private static Draft timed(Draft question) {
    return question.head().containsKey("answerBy")
        ? question
        : question.withHead("answerBy", time(Instant.now().plusSeconds(PATIENCE_SECONDS)));
  }

  private static String time(Instant time) {
    return DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
        .format(time.atOffset(ZoneOffset.ofHours(8)));
  }

  String forge(Draft draft) {
    return lines.send(LETTERS, draft.bytes(), Behaviour.FOREIGN_SIGNER).saidOfLetter();
  }

  String change(Draft draft) {
    return lines.sendChanged(LETTERS, draft.bytes()).saidOfLetter();
  }

  /** An answer on the same connection arrives here like any other letter. */
  private void keep(Doc answer) {
    answer
        .within("head")
        .text("letterId")
        .ifPresent(id ->
            arrivals.add(
                new Arrived(
                    "answer:" + id,
                    new LetterId(id),
                    ItemKind.VEHICLE_RECORD,
                    FactsOf.letter(ItemKind.VEHICLE_RECORD, answer))));
  }
}

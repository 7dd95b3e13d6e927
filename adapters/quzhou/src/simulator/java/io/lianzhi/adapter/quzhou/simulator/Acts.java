package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A list of acts as it grows, with what must come of each. */
final class Acts {
  private static final List<PartyId> JINHUA = List.of(new PartyId("jinhua"));

  private final Sender sender;
  private final List<Act> acts = new ArrayList<>();

  Acts(Sender sender) {
    this.sender = sender;
  }

  List<Act> all() {
    return List.copyOf(acts);
  }

  void delivered(String title, Draft draft) {
    delivered(title, draft, draft.facts());
  }

  void delivered(String title, Draft draft, Map<String, String> facts) {
    add(title, draft, new Expected.Delivered(), facts, () -> sender.tell(draft));
  }

  /** The same letter twice, sealed and stamped afresh: delivered once. */
  void twice(String title, Draft draft) {
    delivered(title, draft);
    add(title + ", again", draft, new Expected.Repeated(), Map.of(), () -> sender.tell(draft));
  }

  /** A question for whose answer an officer waits on the line. */
  void answered(String title, Draft question) {
    add(title, question, new Expected.Answered(), question.facts(), () -> sender.ask(question));
  }

  /** A question whose answer comes when it comes. */
  void answeredLater(String title, Draft question) {
    add(
        title,
        question,
        new Expected.Answered(),
        question.facts(),
        () -> sender.askLater(question));
  }

  void refused(RefusalCode code, String title, Draft draft) {
    add(title, draft, new Expected.Refused(code), Map.of(), () -> sender.tell(draft));
  }

  void refusedQuestion(RefusalCode code, String title, Draft question) {
    add(title, question, new Expected.Refused(code), Map.of(), () -> sender.ask(question));
  }

  void refusedBytes(RefusalCode code, String title, byte[] body) {
    acts.add(
        new Act(
            title,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new Expected.Refused(code),
            Map.of(),
            () -> sender.raw(body)));
  }

  /** A letter whose seal does not hold. */
  void broken(String title, Draft draft, Supplier<String> send) {
    add(title, draft, new Expected.Refused(RefusalCode.SIGNATURE), Map.of(), send);
  }

  void parked(RefusalCode code, String title, Draft draft) {
    add(title, draft, new Expected.Parked(code), Map.of(), () -> sender.tell(draft));
  }

  private void add(
      String title,
      Draft draft,
      Expected expected,
      Map<String, String> facts,
      Supplier<String> send) {
    boolean arrives =
        expected instanceof Expected.Delivered || expected instanceof Expected.Answered;
    acts.add(
        new Act(
            title,
            Optional.of(new LetterId(draft.id())),
            Optional.of(draft.itemKind()),
            arrives || expected instanceof Expected.Repeated ? JINHUA : List.of(),
            expected,
            facts,
            send));
  }
}

package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.json.JsonTree;
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
    Map<String, Object> event = sender.happen(draft);
    add(title, draft, new Expected.Delivered(), facts, () -> sender.tell(event));
  }

  /** Found in the outbox only. */
  void lost(String title, Draft draft) {
    Map<String, Object> event = sender.happen(draft);
    add(title, draft, new Expected.Delivered(), draft.facts(), () -> sender.lose(event));
  }

  /** The same event twice: delivered once. */
  void twice(String title, Draft draft) {
    Map<String, Object> event = sender.happen(draft);
    add(title, draft, new Expected.Delivered(), draft.facts(), () -> sender.tell(event));
    add(title + ", again", draft, new Expected.Repeated(), Map.of(), () -> sender.tell(event));
  }

  /** Two events told in the reverse of the order in which they happened. */
  void reversed(String title, Draft earlier, Draft later) {
    Map<String, Object> first = sender.happen(earlier);
    Map<String, Object> second = sender.happen(later);
    add(
        title + ": the later first",
        later,
        new Expected.Delivered(),
        later.facts(),
        () -> sender.tell(second));
    add(
        title + ": then the earlier",
        earlier,
        new Expected.Delivered(),
        earlier.facts(),
        () -> sender.tell(first));
  }

  /** A question for whose answer an officer waits on the line. */
  void answered(String title, Draft question) {
    add(title, question, new Expected.Answered(), question.facts(), () -> sender.ask(question));
  }

  /** A question by event; the answer comes when it comes. */
  void answeredLater(String title, Draft question) {
    add(
        title,
        question,
        new Expected.Answered(),
        question.facts(),
        () -> sender.askLater(question));
  }

  void refused(RefusalCode code, String title, Draft draft) {
    Map<String, Object> event = sender.happen(draft);
    add(title, draft, new Expected.Refused(code), Map.of(), () -> sender.tell(event));
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

  /** An event that is not Hangzhou's: its signature is wrong, and it stands in no outbox. */
  void forged(String title, Draft draft) {
    byte[] body = JsonTree.write(sender.happen(draft));
    add(
        title,
        draft,
        new Expected.Refused(RefusalCode.SIGNATURE),
        Map.of(),
        () -> sender.forge(body));
  }

  void parked(RefusalCode code, String title, Draft draft) {
    Map<String, Object> event = sender.happen(draft);
    add(title, draft, new Expected.Parked(code), Map.of(), () -> sender.tell(event));
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
            Optional.of(draft.kind()),
            arrives || expected instanceof Expected.Repeated ? JINHUA : List.of(),
            expected,
            facts,
            send));
  }
}

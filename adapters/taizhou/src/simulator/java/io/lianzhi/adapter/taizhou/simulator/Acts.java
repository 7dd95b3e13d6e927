package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of acts as it grows, with what must come of each. */
final class Acts {
  private static final List<PartyId> JINHUA = List.of(new PartyId("jinhua"));

  private final Outbox outbox;
  private final List<Act> acts = new ArrayList<>();

  Acts(Outbox outbox) {
    this.outbox = outbox;
  }

  List<Act> all() {
    return List.copyOf(acts);
  }

  void add(Act act) {
    acts.add(act);
  }

  void delivered(String title, Draft draft) {
    delivered(title, draft, draft.facts());
  }

  void delivered(String title, Draft draft, Map<String, String> facts) {
    add(title, draft, new Expected.Delivered(), facts);
  }

  /** The same event twice: delivered once. */
  void twice(String title, Draft draft) {
    delivered(title, draft);
    add(title + ", again", draft, new Expected.Repeated(), Map.of());
  }

  /** Two events told in the reverse of the order in which they happened. */
  void reversed(String title, Draft earlier, Draft later) {
    delivered(title + ": the later first", later);
    delivered(title + ": then the earlier", earlier);
  }

  void answered(String title, Draft question) {
    add(title, question, new Expected.Answered(), question.facts());
  }

  void refused(RefusalCode code, String title, Draft draft) {
    add(title, draft, new Expected.Refused(code), Map.of());
  }

  void parked(RefusalCode code, String title, Draft draft) {
    add(title, draft, new Expected.Parked(code), Map.of());
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
            () -> outbox.plainly(body)));
  }

  private void add(String title, Draft draft, Expected expected, Map<String, String> facts) {
    boolean nobody = expected instanceof Expected.Refused || expected instanceof Expected.Parked;
    byte[] event = draft.bytes();
    acts.add(
        new Act(
            title,
            Optional.of(new LetterId(draft.id())),
            Optional.of(draft.kind()),
            nobody ? List.of() : JINHUA,
            expected,
            facts,
            () -> outbox.tell(event)));
  }
}

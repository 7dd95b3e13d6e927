package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.outbox.EventRecords.Recorded;
import io.lianzhi.gateway.outbox.LetterState;
import java.util.List;

/**
 * A letter that evidence is taken out about, as far as it is whose business.
 *
 * @param asker its sender, or one of its addressees
 * @param events that the asker may know, in their order
 */
record Subject(LetterState.Summary summary, PartyId asker, List<Recorded> events) {
  Subject {
    events = List.copyOf(events);
  }

  boolean whole() {
    return summary.from().equals(asker.value());
  }

  String incident() {
    return summary.incident().number();
  }

  /** The folder of what is of this letter alone. */
  String folder() {
    return "letters/" + incident() + "/";
  }
}

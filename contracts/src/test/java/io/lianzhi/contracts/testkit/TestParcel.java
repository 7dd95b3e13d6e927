package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.ItemKind;
import java.time.Instant;
import java.util.Optional;

/** A message that counts as released, for tests. */
public record TestParcel(
    String id,
    LetterId letter,
    Incident incident,
    ItemKind kind,
    Urgency urgency,
    RawMessage message,
    Optional<Instant> deadline)
    implements Parcel {

  /** The parcel numbered {@code number} at the hub, holding {@code letter} as {@code message}. */
  public static TestParcel of(long number, Letter letter, RawMessage message) {
    Incident incident = Incident.of(number);
    return new TestParcel(
        incident + "-1",
        letter.id(),
        incident,
        letter.item().kind(),
        letter.urgency(),
        message,
        letter.answerBy());
  }

  @Override
  public Instant keptUntil() {
    return Instant.parse("2099-01-01T00:00:00Z");
  }
}

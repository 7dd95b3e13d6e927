package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a letter is and whose move it is, as its sender or one of its addressees may know it: an
 * addressee sees itself only.
 */
public record LetterState(
    Summary summary, List<AddresseeState> addressees, List<HistoryEntry> history) {
  public LetterState {
    addressees = List.copyOf(addressees);
    history = List.copyOf(history);
  }

  /** What the hub remembers of a letter without its content. */
  public record Summary(
      Optional<String> id,
      Incident incident,
      String from,
      Optional<String> kind,
      Optional<String> purpose,
      Optional<String> matter,
      Optional<String> answers,
      int version,
      boolean test,
      Instant receivedAt) {}

  /** Where one addressee's copy is. */
  public enum Where {
    WAITING,
    DELIVERED,
    REFUSED,
    PARKED,
    DECLINED,
    UNANSWERED,
    /** Its clause's time ended before it was handed over. */
    ENDED
  }

  public record AddresseeState(
      String party,
      Where where,
      Instant since,
      Optional<RefusalCode> code,
      Optional<String> clause,
      Optional<String> detail) {}

  public record HistoryEntry(
      Instant at,
      String event,
      Optional<String> party,
      Optional<RefusalCode> code,
      Optional<String> clause,
      Optional<String> detail) {}
}

package io.lianzhi.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a letter, and that it stands in the log.
 *
 * @param events in the order in which they happened
 */
public record Proven(List<Event> events) {
  public Proven {
    events = List.copyOf(events);
  }

  /**
   * One event.
   *
   * @param entry its digest, which is the log's entry
   * @param record of which the entry is the SHA-256; empty once the content's time has ended
   * @param place its place and proof; empty until the log has it, which takes a second or two
   */
  public record Event(
      String what,
      String party,
      Instant at,
      byte[] entry,
      Optional<byte[]> record,
      Optional<Place> place) {}

  /**
   * Where it stands.
   *
   * @param index counted from 0
   * @param proof a file of C2SP tlog-proof, under a signed checkpoint
   */
  public record Place(long index, byte[] proof) {}
}

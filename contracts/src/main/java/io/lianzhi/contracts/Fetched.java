package io.lianzhi.contracts;

import java.util.List;
import java.util.Map;

/**
 * What a poll brought. Its messages are taken at the same time, but for those about one subject, of
 * which each begins when the one before it is on disk.
 *
 * @param declined which parcels the party does not take after all, by their ids, of those that it
 *     was handed before; the same again, and what it was never handed, is of no effect
 * @param cursor where to go on, kept by the gateway once all messages are durable
 * @param more ask again at once
 */
public record Fetched(
    List<RawMessage> messages,
    Map<String, Delivery.Declined> declined,
    String cursor,
    boolean more) {
  public Fetched {
    messages = List.copyOf(messages);
    declined = Map.copyOf(declined);
  }

  /** Of a party that says at the hand-over what it does not take. */
  public Fetched(List<RawMessage> messages, String cursor, boolean more) {
    this(messages, Map.of(), cursor, more);
  }
}

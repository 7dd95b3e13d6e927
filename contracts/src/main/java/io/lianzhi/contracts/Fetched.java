package io.lianzhi.contracts;

import java.util.List;

/**
 * What a poll brought. Its messages are taken at the same time, but for those about one subject, of
 * which each begins when the one before it is on disk.
 *
 * @param cursor where to go on, kept by the gateway once all messages are durable
 * @param more ask again at once
 */
public record Fetched(List<RawMessage> messages, String cursor, boolean more) {
  public Fetched {
    messages = List.copyOf(messages);
  }
}

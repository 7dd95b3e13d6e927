package io.lianzhi.contracts;

import java.util.List;

/**
 * What a poll brought.
 *
 * @param cursor where to go on, kept by the gateway once all messages are durable
 * @param more ask again at once
 */
public record Fetched(List<RawMessage> messages, String cursor, boolean more) {
  public Fetched {
    messages = List.copyOf(messages);
  }
}

package io.lianzhi.contracts;

import java.time.Instant;

/** The queue from which one party reads its letters; the house holds it, and keeps it durable. */
public interface Queues {
  /**
   * Puts a message where the party reads it. Once this returns it outlives a crash of everything.
   *
   * @param id the delivery's: put twice under one id, the message is there once
   * @param message its form goes as the message's subject
   * @param group messages of one group are read in the order in which they were put
   * @param end unread until then, it is there no more
   * @throws java.io.UncheckedIOException where the broker is away, or full; it may have the
   *     message, which can be put again under the same id
   */
  void put(String id, RawMessage message, String group, Instant end);
}

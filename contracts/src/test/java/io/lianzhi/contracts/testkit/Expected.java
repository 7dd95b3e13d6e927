package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.RefusalCode;

/** What must come of an act. */
public sealed interface Expected {
  /** Delivered to every addressee, once. */
  record Delivered() implements Expected {}

  /** A question: answered with a record that comes back to the asker. */
  record Answered() implements Expected {}

  /** The same letter again: the first receipt, and no second delivery. */
  record Repeated() implements Expected {}

  record Refused(RefusalCode code) implements Expected {}

  record Parked(RefusalCode code) implements Expected {}
}

package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.RefusalCode;

/** What must come of an act. */
public sealed interface Expected {
  /** Delivered to every addressee, once. */
  record Delivered() implements Expected {}

  /**
   * A question: delivered like any letter, and answered with a record that comes back to the asker
   * as the addressee gave it.
   */
  record Answered() implements Expected {}

  /** The same letter again: the first receipt, and no second delivery. */
  record Repeated() implements Expected {}

  /** Refused with this code; nobody gets it. */
  record Refused(RefusalCode code) implements Expected {}

  /** Kept until somebody has looked at it; nobody gets it. */
  record Parked(RefusalCode code) implements Expected {}
}

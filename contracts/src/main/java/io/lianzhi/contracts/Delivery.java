package io.lianzhi.contracts;

import java.time.Instant;
import java.util.Optional;

/** What came of one attempt to hand over one parcel. */
public sealed interface Delivery {

  /**
   * The party has it.
   *
   * @param answer what the party answered at once, in its own form; it enters by the intake like
   *     any letter, on the line named in {@link #ANSWER_LINE}
   */
  record Accepted(Optional<RawMessage> answer) implements Delivery {
    public Accepted() {
      this(Optional.empty());
    }
  }

  /** The line by which a synchronous answer enters. */
  String ANSWER_LINE = "answer";

  /** The party has read it and does not take it; sending again is useless. */
  record Declined(String why) implements Delivery {}

  /** Not taken now. Without {@code when} the lane chooses. */
  record RetryLater(Optional<Instant> when, String why) implements Delivery {}

  /** The party may have it or not, and cannot be asked by id: it is parked. */
  record Unknown(String why) implements Delivery {}
}

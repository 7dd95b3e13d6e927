package io.lianzhi.contracts;

/** What became of a letter, for one addressee, when it was taken in. */
public sealed interface Outcome permits Outcome.Taken, Outcome.Parked, Refused {
  /** On disk; will be delivered or visibly parked. */
  record Taken() implements Outcome {}

  /** On disk; waits for somebody to mend what {@code reason} says. */
  record Parked(Refused reason) implements Outcome {}
}

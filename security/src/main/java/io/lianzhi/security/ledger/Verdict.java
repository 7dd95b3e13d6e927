package io.lianzhi.security.ledger;

/** What a check came to, in one sentence for people. */
public sealed interface Verdict {
  String english();

  String chinese();

  /** Everything that was asked about is as it was signed; the sentence says what that was. */
  record Sound(String english, String chinese) implements Verdict {}

  /** The first thing found that is not as it was signed. */
  record Flaw(String english, String chinese) implements Verdict {}
}

package io.lianzhi.sandbox;

import java.io.PrintStream;
import java.time.Duration;

/** What waited for a party goes out: watched until so many have come. */
final class Drain {
  private static final Duration FIRST = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 1000;
  private static final int TELLS_EVERY = 20;

  private final Books books;
  private final PartySystem party;
  private final PrintStream out;

  Drain(Books books, PartySystem party, PrintStream out) {
    this.books = books;
    this.party = party;
    this.out = out;
  }

  void awaitFirst() {
    Await.until(FIRST, "the first letter comes", () -> party.count("letters") > 0);
  }

  /** Returns once that many letters have come, each counted once. */
  void run(long wanted) {
    long told = 0;
    long came = party.count("letters");
    while (came < wanted) {
      Await.pause(LOOK_MILLIS);
      came = party.count("letters");
      if (came >= told + wanted / TELLS_EVERY) {
        told = came;
        out.printf(
            "  %,9d have come, %,d wait; %d overtaken%n",
            came, books.waitingFor(SandboxHome.HUB), party.count("overtaken"));
      }
    }
  }
}

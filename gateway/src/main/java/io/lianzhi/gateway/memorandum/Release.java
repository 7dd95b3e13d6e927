package io.lianzhi.gateway.memorandum;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.PartyId;
import java.time.YearMonth;

/**
 * Leave for one addressee to have a letter. It holds the letter already cut down to what the clause
 * allows, addressed to that addressee alone; only {@link Memoranda} makes one.
 */
public final class Release implements Decision {
  private final PartyId to;
  private final Letter letter;
  private final Clause clause;
  private final YearMonth keptUntil;

  Release(PartyId to, Letter letter, Clause clause, YearMonth keptUntil) {
    this.to = to;
    this.letter = letter;
    this.clause = clause;
    this.keptUntil = keptUntil;
  }

  public PartyId to() {
    return to;
  }

  public Letter letter() {
    return letter;
  }

  public Clause clause() {
    return clause;
  }

  /** The month in whose end the content's key is destroyed. */
  public YearMonth keptUntil() {
    return keptUntil;
  }
}

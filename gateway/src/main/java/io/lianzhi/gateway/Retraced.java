package io.lianzhi.gateway;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.lineage.Translation;
import java.util.List;

/**
 * What became of each value of a letter in one translation, recomputed from what came in.
 *
 * @param party in whose form the values stand
 * @param mapping by which it was translated then
 * @param exact whether it is certain that the translation was the same then: its mapping has not
 *     changed since, or what it comes to today is exactly what it came to then
 */
public record Retraced(
    Incident incident,
    PartyId party,
    Way way,
    String mapping,
    boolean exact,
    List<Translation> values) {

  /** Which of a letter's translations. */
  public enum Way {
    /** From its sender's form into the hub's. */
    READ,
    /** From the hub's form into its addressee's, of what the clause released. */
    WRITTEN
  }

  public Retraced {
    values = List.copyOf(values);
  }
}

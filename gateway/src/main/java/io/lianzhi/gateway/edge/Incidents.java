package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Incident numbers for what never becomes a row: never one of a letter, whose numbers are positive.
 */
public final class Incidents {
  private Incidents() {}

  /** A number that nothing else has, for an arrival that could not be written down. */
  public static Incident fresh() {
    return Incident.of(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
  }
}

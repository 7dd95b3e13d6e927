package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/** Incident numbers: made for what never becomes a row, and named in the log. */
public final class Incidents {
  private static final String FIELD = "incident";

  private Incidents() {}

  /** Names the incident in every line that this thread logs until it is closed. */
  public static MDC.MDCCloseable named(Incident incident) {
    return MDC.putCloseable(FIELD, incident.number());
  }

  /**
   * A number that nothing else has, for an arrival that could not be written down: never one of a
   * letter, whose numbers are positive.
   */
  public static Incident fresh() {
    return Incident.of(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
  }
}

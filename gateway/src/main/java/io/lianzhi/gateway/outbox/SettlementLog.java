package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;
import io.lianzhi.gateway.edge.Incidents;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for each copy that ended otherwise than delivered: incident, party, code and clause. Not
 * the words of the party: they may be personal, and stand with the letter for those who may see it.
 */
final class SettlementLog {
  private static final Logger LOG = LoggerFactory.getLogger(SettlementLog.class);

  private SettlementLog() {}

  static void write(Event event) {
    switch (event.what()) {
      case PARKED -> write(LOG.atWarn(), event, "at");
      case DECLINED, UNANSWERED, NO_ANSWER, ENDED -> write(LOG.atInfo(), event, "at");
      case TAKEN, REFUSED, RESUMED, DELIVERED -> {}
    }
  }

  /** The same of one that had counted as delivered. */
  static void writeLater(Event event) {
    write(LOG.atInfo(), event, "after");
  }

  private static void write(LoggingEventBuilder line, Event event, String when) {
    try (var _ = Incidents.named(Incident.of(event.number()))) {
      line = line.addKeyValue("party", event.party().value());
      if (event.code().isPresent()) {
        line = line.addKeyValue("code", event.code().get().name());
      }
      if (event.clause().isPresent()) {
        line = line.addKeyValue("clause", event.clause().get().toString());
      }
      line.log("{} {} hand-over", event.what().name().toLowerCase(Locale.ROOT), when);
    }
  }
}

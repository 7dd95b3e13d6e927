package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.gateway.Handed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line per refusal: incident, party, code and clause. Never where in the letter it was or what
 * stood there: that may be personal. Letters that go their way are counted, not logged.
 */
public final class RefusalLog {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

  private RefusalLog() {}

  /** Logs what of a reply is a refusal or a parked copy; an accepted letter leaves no line. */
  public static void write(PartyId party, Handed handed) {
    if (handed.refusals().isEmpty()) {
      write(party, handed.incident(), handed.reply());
    } else {
      handed.refusals().forEach((to, why) -> write(party, handed.incident(), to, why));
    }
  }

  private static void write(PartyId party, Incident incident, Reply reply) {
    switch (reply) {
      case Refused refused -> write(party, incident, "refused", refused);
      case Receipt receipt when !receipt.repeated() ->
          receipt.outcomes().forEach((to, outcome) -> write(party, incident, to, outcome));
      case Receipt _, Answer _ -> {}
    }
  }

  private static void write(PartyId party, Incident incident, PartyId to, Outcome outcome) {
    switch (outcome) {
      case Refused refused -> write(party, incident, "refused for " + to, refused);
      case Outcome.Parked parked -> write(party, incident, "parked for " + to, parked.reason());
      case Outcome.Taken _ -> {}
    }
  }

  private static void write(PartyId party, Incident incident, String what, Refused why) {
    try (var _ = Incidents.named(incident)) {
      LoggingEventBuilder line =
          LOG.atInfo().addKeyValue("party", party.value()).addKeyValue("code", why.code().name());
      why.clause()
          .map(clause -> line.addKeyValue("clause", clause.toString()))
          .orElse(line)
          .log(what);
    }
  }

  /** A request that no letter came of: a wrong path, a wrong method, a stranger's path. */
  static void request(String party, Incident incident, int status, Refused why) {
    try (var _ = Incidents.named(incident)) {
      LOG.atInfo()
          .addKeyValue("party", party)
          .addKeyValue("code", why.code().name())
          .addKeyValue("status", status)
          .log("request refused");
    }
  }

  /** Our own fault. The stack trace goes to the log alone, its messages withheld there. */
  static void fault(String party, Incident incident, Throwable fault) {
    try (var _ = Incidents.named(incident)) {
      LOG.atError().addKeyValue("party", party).setCause(fault).log("unexpected");
    }
  }
}

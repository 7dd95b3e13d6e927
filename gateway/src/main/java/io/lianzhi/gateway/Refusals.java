package io.lianzhi.gateway;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.gateway.edge.Incidents;
import io.lianzhi.gateway.outbox.Arrival;
import io.lianzhi.gateway.outbox.Committer;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what the intake refuses, and says it: a refused letter of a party is no secret. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final Committer committer;
  private final Clock clock;

  Refusals(Committer committer, Clock clock) {
    this.committer = committer;
    this.clock = clock;
  }

  /** A part that could not be read. */
  Handed write(Arrival arrival, Opened opened, Rejected part) {
    committer.refuse(arrival, opened, part);
    return Handled.refused(Incident.of(arrival.number()), part.reason());
  }

  /** A letter as a whole. */
  Handed write(Arrival arrival, Opened opened, Letter letter, Refused reason) {
    committer.refuse(arrival, opened, letter, reason);
    return Handled.refused(Incident.of(arrival.number()), reason);
  }

  /** A letter that none of its addressees gets, each for its own reason. */
  Handed forAll(Arrival arrival, Opened opened, Letter letter, Map<PartyId, Refused> reasons) {
    committer.refuse(arrival, opened, letter, reasons);
    return Handled.refusedForAll(Incident.of(arrival.number()), reasons);
  }

  /** What could not be opened; refused all the same while the store is away. */
  Handed unopened(Party party, Line line, RawMessage raw, Refused reason) {
    try {
      Arrival arrival = committer.arrival(party, line.name(), clock.instant());
      Proof channel = new Proof.Channel(line.name(), "unopened");
      committer.refuse(arrival, raw, channel, reason);
      return Handled.refused(Incident.of(arrival.number()), reason);
    } catch (StoreUnavailable away) {
      return notWritten("a refusal was not written down", party, reason, away);
    }
  }

  /** While the store is away nothing is taken, and sending again is safe. */
  Handed nothingTaken(Party party, StoreUnavailable away) {
    Refused later = Refused.of(RefusalCode.RETRY_LATER, "");
    return notWritten("nothing was taken", party, later, away);
  }

  private static Handed notWritten(
      String what, Party party, Refused reason, StoreUnavailable away) {
    Incident incident = Incidents.fresh();
    LOG.atWarn()
        .addKeyValue("incident", incident.number())
        .addKeyValue("party", party.id().value())
        .setCause(away)
        .log("{}: the store is away", what);
    return Handled.refused(incident, reason);
  }
}

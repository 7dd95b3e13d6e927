package io.lianzhi.gateway;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.LetterWarnings;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.Reply;
import io.lianzhi.gateway.outbox.Arrival;
import io.lianzhi.gateway.outbox.AwaitedAnswer;
import io.lianzhi.gateway.outbox.Committed;
import io.lianzhi.security.certificates.Certificates;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The intake's replies. */
record Handled(
    Reply reply,
    Incident incident,
    Map<PartyId, Refused> refusals,
    Optional<AwaitedAnswer> answer,
    Optional<String> signedBy)
    implements Handed {
  private Handled(
      Reply reply,
      Incident incident,
      Map<PartyId, Refused> refusals,
      Optional<AwaitedAnswer> answer) {
    this(reply, incident, refusals, answer, Optional.empty());
  }

  /** The same reply to a message with that proof. */
  static Handed proven(Handed handed, Proof proof) {
    return handed instanceof Handled of && proof instanceof Proof.SignedMessage signed
        ? new Handled(
            of.reply,
            of.incident,
            of.refusals,
            of.answer,
            Optional.of(Certificates.fingerprint(signed.chain().getFirst())))
        : handed;
  }

  static Handed taken(Arrival arrival, Letter letter, Map<PartyId, Outcome> outcomes) {
    return receipt(
        new Receipt(
            Optional.of(letter.id()),
            Incident.of(arrival.number()),
            arrival.at(),
            outcomes,
            false,
            LetterWarnings.of(letter, arrival.at())));
  }

  static Handed parked(Arrival arrival, Rejected rejected) {
    return receipt(
        new Receipt(
            rejected.id(),
            Incident.of(arrival.number()),
            arrival.at(),
            Map.of(arrival.from(), new Outcome.Parked(rejected.reason())),
            false));
  }

  static Handed repeated(Letter letter, Committed.Repeat first) {
    return receipt(
        new Receipt(
            Optional.of(letter.id()),
            Incident.of(first.number()),
            first.at(),
            first.outcomes(),
            true,
            LetterWarnings.of(letter, first.at())));
  }

  static Handed repeated(LetterId id, Committed.Repeat first) {
    return receipt(
        new Receipt(
            Optional.of(id), Incident.of(first.number()), first.at(), first.outcomes(), true));
  }

  static Handed refused(Incident incident, Refused reason) {
    return new Handled(reason, incident, Map.of(), Optional.empty());
  }

  /** Says the first addressee's reason, where the form has room for one. */
  static Handed refusedForAll(Incident incident, Map<PartyId, Refused> reasons) {
    Refused first = reasons.values().iterator().next();
    return new Handled(first, incident, reasons, Optional.empty());
  }

  /**
   * Waits for a question's answer. Where none comes, the hub's own API gives the receipt, and a
   * party whose form has nothing but the answer is told that nobody answered.
   */
  static Handed await(
      Handed taken, Letter question, Line line, AwaitedAnswer awaited, Duration wait) {
    if (!(taken.reply() instanceof Receipt receipt)) {
      return taken;
    }
    Optional<Letter> answer = awaited.take(wait);
    if (answer.isPresent()) {
      Answer reply = new Answer(answer.get(), receipt);
      return new Handled(reply, taken.incident(), Map.of(), Optional.of(awaited));
    }
    return line instanceof Line.Api
        ? taken
        : refused(taken.incident(), Refused.of(RefusalCode.UNANSWERED, question.id().value()));
  }

  private static Handed receipt(Receipt receipt) {
    return new Handled(receipt, receipt.incident(), Map.of(), Optional.empty());
  }

  @Override
  public void written() {
    answer.ifPresent(AwaitedAnswer::written);
  }

  @Override
  public void lost() {
    answer.ifPresent(AwaitedAnswer::lost);
  }
}

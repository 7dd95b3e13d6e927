package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.gateway.edge.api.model.AddresseeOutcome;
import io.lianzhi.gateway.edge.api.model.AddresseeOutcome.OutcomeEnum;
import io.lianzhi.gateway.edge.api.model.Receipt;
import io.lianzhi.gateway.edge.api.model.Warning;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** Receipts in the form of the hub's own API. */
final class Receipts {
  private Receipts() {}

  static Receipt of(io.lianzhi.contracts.Receipt receipt, Locale locale) {
    Receipt shown =
        new Receipt()
            .incident(receipt.incident().number())
            .at(receipt.at().atOffset(ZoneOffset.UTC))
            .repeated(receipt.repeated());
    receipt.id().map(LetterId::value).ifPresent(shown::setId);
    receipt.outcomes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> outcome(entry.getKey(), entry.getValue(), receipt.incident(), locale))
        .forEach(shown::addOutcomesItem);
    shown.setWarnings(null);
    receipt.warnings().forEach(warning -> shown.addWarningsItem(warning(warning, locale)));
    return shown;
  }

  private static Warning warning(io.lianzhi.contracts.Warning warning, Locale locale) {
    return new Warning(
        warning.at(), Warning.CodeEnum.valueOf(warning.code().name()), warning.code().text(locale));
  }

  /** A receipt that brings the answer with it, cut down to what the asker may see. */
  static Receipt of(Answer answer, Locale locale) {
    return of(answer.receipt(), locale)
        .answer(new RawBody.Whole(LetterJson.write(answer.letter())));
  }

  static AddresseeOutcome outcome(
      PartyId party, Outcome outcome, Incident incident, Locale locale) {
    return switch (outcome) {
      case Outcome.Taken _ -> new AddresseeOutcome(party.value(), OutcomeEnum.TAKEN);
      case Outcome.Parked parked ->
          new AddresseeOutcome(party.value(), OutcomeEnum.PARKED)
              .problem(Problems.of(parked.reason(), incident, locale));
      case Refused refused ->
          new AddresseeOutcome(party.value(), OutcomeEnum.REFUSED)
              .problem(Problems.of(refused, incident, locale));
    };
  }
}

package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Result;
import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyCodes;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.code.BeijingDay;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How Hangzhou is answered on its own lines: 200 when taken, 202 when somebody must look at it
 * first or a question has no answer yet, and the refusal's own status when nobody gets the letter.
 */
final class Replies {
  private static final String JSON = "application/json";

  private final HangzhouMapping mapping;
  private final PartyCodes orgs;

  Replies(HangzhouMapping mapping, PartyCodes orgs) {
    this.mapping = mapping;
    this.orgs = orgs;
  }

  LineReply of(RawMessage request, Reply reply) {
    return switch (reply) {
      case Receipt receipt -> receipt(request, receipt);
      case Refused refused -> problem(refused);
      case Answer answer -> answer(answer);
    };
  }

  private LineReply answer(Answer answer) {
    try {
      return new LineReply(
          200, mapping.encode(answer.letter(), BeijingDay.of(answer.receipt().at())));
    } catch (RefusedException lacking) {
      return problem(lacking.refused());
    }
  }

  private static LineReply problem(Refused refused) {
    return json(refused.code().httpStatus(), "problem", Problems.of(refused));
  }

  private LineReply receipt(RawMessage request, Receipt receipt) {
    io.lianzhi.adapter.hangzhou.generated.Receipt body =
        new io.lianzhi.adapter.hangzhou.generated.Receipt()
            .code(hindrance(receipt).map(refused -> refused.code().name()).orElse("OK"))
            .incident(receipt.incident().number())
            .receivedAt(Values.time(receipt.at()))
            .repeated(receipt.repeated())
            .results(results(receipt.outcomes()));
    receipt.id().map(LetterId::value).ifPresent(body::setDocId);
    boolean unanswered = request.form().equals(HangzhouMapping.QUERIES);
    return json(status(receipt, unanswered), "receipt", body);
  }

  private static int status(Receipt receipt, boolean unanswered) {
    List<Outcome> outcomes = List.copyOf(receipt.outcomes().values());
    boolean nobody = !outcomes.isEmpty() && outcomes.stream().allMatch(Refused.class::isInstance);
    if (nobody) {
      return hindrance(receipt).orElseThrow().code().httpStatus();
    }
    boolean parked = outcomes.stream().anyMatch(Outcome.Parked.class::isInstance);
    return parked || unanswered ? 202 : 200;
  }

  /** What stands in the way of the first addressee, by name, who does not get the letter now. */
  private static Optional<Refused> hindrance(Receipt receipt) {
    return sorted(receipt.outcomes())
        .map(Map.Entry::getValue)
        .flatMap(outcome -> reason(outcome).stream())
        .findFirst();
  }

  private static Optional<Refused> reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken() -> Optional.empty();
      case Outcome.Parked(Refused reason) -> Optional.of(reason);
      case Refused refused -> Optional.of(refused);
    };
  }

  private List<Result> results(Map<PartyId, Outcome> outcomes) {
    return sorted(outcomes).map(entry -> result(entry.getKey(), entry.getValue())).toList();
  }

  private Result result(PartyId party, Outcome outcome) {
    Result result =
        new Result().org(orgs.find(party).orElseGet(party::value)).outcome(word(outcome));
    reason(outcome).map(Problems::of).ifPresent(result::setProblem);
    return result;
  }

  private static Result.OutcomeEnum word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken() -> Result.OutcomeEnum.TAKEN;
      case Outcome.Parked(Refused _) -> Result.OutcomeEnum.PARKED;
      case Refused _ -> Result.OutcomeEnum.REFUSED;
    };
  }

  private static Stream<Map.Entry<PartyId, Outcome>> sorted(Map<PartyId, Outcome> outcomes) {
    return outcomes.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()));
  }

  private static LineReply json(int status, String form, Object body) {
    return new LineReply(status, new RawMessage(form, JSON, Json.write(body)));
  }
}

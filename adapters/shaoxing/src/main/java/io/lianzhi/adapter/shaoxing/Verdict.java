package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the hub says to one call, before it is written in either version of SOAP.
 *
 * @param code of {@code result.csv}
 * @param reason what stands in the way of all, or of the first addressee by name
 * @param hindered what stands in the way of each addressee, where there are several
 */
record Verdict(
    String code,
    Optional<Refused> reason,
    Optional<Receipt> receipt,
    SequencedMap<PartyId, Refused> hindered) {

  /** What is said of a letter. */
  static Verdict of(Reply reply) {
    return switch (reply) {
      case Refused refused ->
          new Verdict(
              ResultTable.of(refused.code()).code(),
              Optional.of(refused),
              Optional.empty(),
              new LinkedHashMap<>());
      case Answer answer -> plain(ResultTable.OK, Optional.of(answer.receipt()));
      case Receipt receipt -> of(receipt);
    };
  }

  /** The same of a question: a receipt without an answer must not read as an empty answer. */
  static Verdict ofQuestion(Reply reply) {
    Verdict verdict = of(reply);
    boolean unanswered = !(reply instanceof Answer) && verdict.code().equals(ResultTable.OK);
    return unanswered ? plain(ResultTable.ANSWER_FOLLOWS, verdict.receipt()) : verdict;
  }

  private static Verdict of(Receipt receipt) {
    SequencedMap<PartyId, Refused> hindered = new LinkedHashMap<>();
    receipt.outcomes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(entry ->
            hindrance(entry.getValue()).ifPresent(reason -> hindered.put(entry.getKey(), reason)));
    if (hindered.isEmpty()) {
      return plain(ResultTable.OK, Optional.of(receipt));
    }
    return new Verdict(
        code(receipt, hindered.firstEntry().getValue()),
        Optional.of(hindered.firstEntry().getValue()),
        Optional.of(receipt),
        receipt.outcomes().size() > 1 ? hindered : new LinkedHashMap<>());
  }

  private static String code(Receipt receipt, Refused first) {
    long refused = receipt.outcomes().values().stream().filter(Refused.class::isInstance).count();
    if (refused == 0) {
      return ResultTable.PARKED;
    }
    return refused == receipt.outcomes().size()
        ? ResultTable.of(first.code()).code()
        : ResultTable.IN_PART;
  }

  private static Optional<Refused> hindrance(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken() -> Optional.empty();
      case Outcome.Parked(Refused reason) -> Optional.of(reason);
      case Refused refused -> Optional.of(refused);
    };
  }

  private static Verdict plain(String code, Optional<Receipt> receipt) {
    return new Verdict(code, Optional.empty(), receipt, new LinkedHashMap<>());
  }
}

package io.lianzhi.adapter.taizhou;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.json.JsonTree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Taizhou reads at its receipts of an event that it sent: taken, parked or refused, for each
 * addressee, and in words for its people. The message's correlation id says of which event.
 */
final class Receipts {
  /** The form of a receipt. */
  static final String RECEIPT = "cn.tzjt.lianzhi.receipt.v1";

  private static final int TAKEN = 200;

  private Receipts() {}

  static LineReply of(Reply reply) {
    return switch (reply) {
      case Receipt receipt -> written(TAKEN, receipt(receipt));
      case Answer answer -> written(TAKEN, receipt(answer.receipt()));
      case Refused refused -> written(refused.code().httpStatus(), refused(refused));
    };
  }

  private static LineReply written(int status, Map<String, Object> tree) {
    return new LineReply(
        status, new RawMessage(RECEIPT, "application/json; charset=utf-8", JsonTree.write(tree)));
  }

  private static Map<String, Object> receipt(Receipt receipt) {
    Map<String, Object> tree = new LinkedHashMap<>();
    receipt.id().ifPresent(id -> tree.put("id", id.value()));
    tree.put("result", result(List.copyOf(receipt.outcomes().values())));
    tree.put("repeated", receipt.repeated());
    tree.put("incident", receipt.incident().number());
    tree.put("received_at", BigDecimal.valueOf(receipt.at().toEpochMilli()));
    tree.put(
        "addressees",
        receipt.outcomes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> addressee(entry.getKey().value(), entry.getValue()))
            .toList());
    return tree;
  }

  /** Of the whole: taken by all, parked for some, refused for some, refused for all. */
  private static String result(List<Outcome> outcomes) {
    boolean refused = outcomes.stream().anyMatch(Refused.class::isInstance);
    boolean parked = outcomes.stream().anyMatch(Outcome.Parked.class::isInstance);
    if (refused) {
      return outcomes.stream().allMatch(Refused.class::isInstance) ? "REFUSED" : "PARTLY";
    }
    return parked ? "PARKED" : "TAKEN";
  }

  private static Map<String, Object> addressee(String party, Outcome outcome) {
    Map<String, Object> tree = Tree.of("party", party);
    tree.put("result", result(List.of(outcome)));
    reason(outcome).ifPresent(reason -> tree.putAll(reason(reason)));
    return tree;
  }

  private static Optional<Refused> reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken() -> Optional.empty();
      case Outcome.Parked(Refused reason) -> Optional.of(reason);
      case Refused refused -> Optional.of(refused);
    };
  }

  private static Map<String, Object> refused(Refused refused) {
    Map<String, Object> tree = Tree.of("result", "REFUSED");
    tree.putAll(reason(refused));
    return tree;
  }

  private static Map<String, Object> reason(Refused refused) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", refused.code().name());
    if (!refused.at().isEmpty()) {
      tree.put("at", refused.at());
    }
    refused.accepted().ifPresent(accepted -> tree.put("accepted", accepted));
    refused.clause().ifPresent(clause -> tree.put("clause", clause.toString()));
    tree.put("whose_move", refused.code().whoseMove().name());
    tree.put("resend", refused.code().resend().name());
    tree.put("words", words(refused, Locale.CHINESE));
    tree.put("words_en", words(refused, Locale.ENGLISH));
    return tree;
  }

  private static String words(Refused refused, Locale locale) {
    RefusalText text = RefusalText.of(refused, locale);
    return text.detail() + " " + text.nextStep();
  }
}

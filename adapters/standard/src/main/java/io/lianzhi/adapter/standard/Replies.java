package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.Warning;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the hub's replies as the API has them: a receipt, or a problem (RFC 9457). */
final class Replies {
  private static final int NEW = 202;
  private static final int DONE = 200;

  private Replies() {}

  static LineReply of(RawMessage request, Reply reply) {
    Locale locale = locale(request);
    return switch (reply) {
      case Receipt receipt -> json(receipt.repeated() ? DONE : NEW, receipt(receipt, locale));
      case Answer answer -> json(DONE, answer(answer, locale));
      case Refused refused -> problem(refused, locale);
    };
  }

  private static LineReply json(int status, Map<String, Object> tree) {
    return new LineReply(
        status, new RawMessage("receipt", StandardAdapter.JSON, JsonTree.write(tree)));
  }

  private static LineReply problem(Refused refused, Locale locale) {
    return new LineReply(
        refused.code().httpStatus(),
        new RawMessage(
            "problem",
            "application/problem+json",
            JsonTree.write(Problems.tree(refused, Optional.empty(), locale))));
  }

  private static Map<String, Object> answer(Answer answer, Locale locale) {
    Map<String, Object> tree = receipt(answer.receipt(), locale);
    tree.put("answer", LetterJson.tree(answer.letter()));
    return tree;
  }

  private static Map<String, Object> receipt(Receipt receipt, Locale locale) {
    Map<String, Object> tree = new LinkedHashMap<>();
    receipt.id().ifPresent(id -> tree.put("id", id.value()));
    tree.put("incident", receipt.incident().number());
    tree.put("at", receipt.at().toString());
    tree.put("repeated", receipt.repeated());
    List<Object> outcomes = new ArrayList<>();
    receipt.outcomes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry ->
            outcomes.add(
                outcome(entry.getKey().value(), entry.getValue(), receipt.incident(), locale)));
    tree.put("outcomes", outcomes);
    if (!receipt.warnings().isEmpty()) {
      tree.put("warnings", receipt.warnings().stream().map(each -> warning(each, locale)).toList());
    }
    return tree;
  }

  private static Map<String, Object> warning(Warning warning, Locale locale) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("at", warning.at());
    tree.put("code", warning.code().name());
    tree.put("text", warning.code().text(locale));
    return tree;
  }

  private static Map<String, Object> outcome(
      String party, Outcome outcome, Incident incident, Locale locale) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("party", party);
    switch (outcome) {
      case Outcome.Taken() -> tree.put("outcome", "TAKEN");
      case Outcome.Parked(Refused reason) -> {
        tree.put("outcome", "PARKED");
        tree.put("problem", Problems.tree(reason, Optional.of(incident), locale));
      }
      case Refused refused -> {
        tree.put("outcome", "REFUSED");
        tree.put("problem", Problems.tree(refused, Optional.of(incident), locale));
      }
    }
    return tree;
  }

  /** Chinese, unless the caller prefers English. */
  private static Locale locale(RawMessage request) {
    List<Locale.LanguageRange> wanted =
        request.header("accept-language").map(Replies::ranges).orElse(List.of());
    Locale found = Locale.lookup(wanted, List.of(Locale.CHINESE, Locale.ENGLISH));
    return found == null ? Locale.CHINESE : found;
  }

  private static List<Locale.LanguageRange> ranges(String header) {
    try {
      return Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }
}

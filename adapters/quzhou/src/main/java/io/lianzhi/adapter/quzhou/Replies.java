package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyCodes;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.json.JsonTree;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How Quzhou is answered on its own lines: as its own gateway answers, {@code {code, msg, datas}}
 * with HTTP 200 whatever was decided, and sealed. Only what may be sent again unchanged is 503.
 */
final class Replies {
  private static final String OK = "00";
  private static final String UNANSWERED = "01";
  private static final int TAKEN = 200;
  private static final int LATER = 503;

  private final QuzhouMapping mapping;
  private final PartyCodes orgs;
  private final Keys keys;

  Replies(QuzhouMapping mapping, PartyCodes orgs, Keys keys) {
    this.mapping = mapping;
    this.orgs = orgs;
    this.keys = keys;
  }

  LineReply of(RawMessage request, Reply reply) {
    return switch (reply) {
      case Receipt receipt -> receipt(receipt, request.form().equals(QuzhouMapping.QUESTIONS));
      case Refused refused -> refused(refused);
      case Answer answer -> answer(answer);
    };
  }

  private LineReply answer(Answer answer) {
    try {
      Map<String, Object> letter =
          mapping.tree(answer.letter(), BeijingDay.of(answer.receipt().at()));
      return sealed(TAKEN, document(OK, "成功", "done", letter));
    } catch (RefusedException lacking) {
      return refused(lacking.refused());
    }
  }

  private LineReply refused(Refused refused) {
    int status = refused.code() == RefusalCode.RETRY_LATER ? LATER : TAKEN;
    return sealed(status, document(refused, details(refused)));
  }

  private LineReply receipt(Receipt receipt, boolean asked) {
    Map<String, Object> datas = new LinkedHashMap<>();
    datas.put("incident", receipt.incident().number());
    receipt.id().map(LetterId::value).ifPresent(id -> datas.put("letterId", id));
    datas.put("receivedAt", Values.text(receipt.at()));
    datas.put("repeated", receipt.repeated());
    datas.put("results", results(receipt.outcomes()));
    return sealed(
        TAKEN,
        hindrance(receipt)
            .map(refused -> document(refused, datas))
            .orElseGet(() ->
                asked
                    ? document(UNANSWERED, "已收到，尚无答复", "taken, not answered yet", datas)
                    : document(OK, "成功", "taken", datas)));
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

  private List<Map<String, Object>> results(Map<PartyId, Outcome> outcomes) {
    return sorted(outcomes).map(entry -> result(entry.getKey(), entry.getValue())).toList();
  }

  private Map<String, Object> result(PartyId party, Outcome outcome) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("org", orgs.find(party).orElseGet(party::value));
    result.put("outcome", word(outcome));
    reason(outcome).ifPresent(refused -> result.putAll(details(refused)));
    return result;
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken() -> "TAKEN";
      case Outcome.Parked(Refused _) -> "PARKED";
      case Refused _ -> "REFUSED";
    };
  }

  private static Stream<Map.Entry<PartyId, Outcome>> sorted(Map<PartyId, Outcome> outcomes) {
    return outcomes.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()));
  }

  private static Map<String, Object> details(Refused refused) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("reasonCode", refused.code().name());
    if (!refused.at().isEmpty()) {
      details.put("field", refused.at());
    }
    refused.clause().map(Clause::toString).ifPresent(clause -> details.put("clause", clause));
    details.put("whoseMove", refused.code().whoseMove().name());
    details.put("resend", refused.code().resend().name());
    return details;
  }

  private static Map<String, Object> document(Refused refused, Map<String, Object> datas) {
    return document(
        refused.code().name(),
        words(refused, Locale.CHINESE),
        words(refused, Locale.ENGLISH),
        datas);
  }

  private static Map<String, Object> document(
      String code, String msg, String msgEn, Map<String, Object> datas) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("code", code);
    document.put("msg", msg);
    document.put("msgEn", msgEn);
    document.put("datas", datas);
    return document;
  }

  private static String words(Refused refused, Locale locale) {
    RefusalText text = RefusalText.of(refused, locale);
    return text.detail() + " " + text.nextStep();
  }

  /** Without a certificate to seal for nothing is said in clear but that one is missing. */
  private LineReply sealed(int status, Map<String, Object> document) {
    try {
      return new LineReply(
          status,
          new RawMessage("reply", QuzhouClient.SEALED, keys.seal(JsonTree.write(document))));
    } catch (IllegalStateException noCertificate) {
      Map<String, Object> plain =
          document(
              "NO_CERTIFICATE",
              "贵方无有效的加密证书",
              "no encryption certificate of yours is in force",
              Map.of());
      return new LineReply(
          LATER, new RawMessage("reply", "application/json", JsonTree.write(plain)));
    }
  }
}

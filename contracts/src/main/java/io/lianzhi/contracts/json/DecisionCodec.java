package io.lianzhi.contracts.json;

import io.lianzhi.contracts.item.PenaltyDecision;
import java.util.LinkedHashMap;
import java.util.Map;

/** A penalty decision with the law it rests on. */
final class DecisionCodec {
  private DecisionCodec() {}

  static Object write(PenaltyDecision decision) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("number", decision.number());
    tree.put("decidedOn", decision.decidedOn().toString());
    decision.fineYuan().ifPresent(fine -> tree.put("fineYuan", fine));
    tree.put("basis", Codecs.LEGAL_BASIS.write(decision.basis()));
    return tree;
  }

  static PenaltyDecision read(Object raw) {
    JsonObject object = JsonObject.of(raw, "number", "decidedOn", "fineYuan", "basis");
    return new PenaltyDecision(
        object.text("number"),
        Codecs.DATE.read(object.text("decidedOn")),
        object.find("fineYuan").map(Codecs.DECIMAL::read),
        Codecs.LEGAL_BASIS.read(object.find("basis").orElse("")));
  }
}

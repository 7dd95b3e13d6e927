package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.item.LegalBasis;
import io.lianzhi.contracts.item.PenaltyDecision;
import io.lianzhi.contracts.json.Codecs;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decisions and the law that they rest on. */
final class LawMapping {
  private LawMapping() {}

  static PenaltyDecision decision(Reading in) {
    return new PenaltyDecision(
        in.required("decisionNo", Values.text(64)),
        in.required("decisionDate", Values::date),
        in.optional("fine", Codecs.DECIMAL::read),
        basis(in.object("law")));
  }

  static Map<String, Object> write(PenaltyDecision decision) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("decisionNo", decision.number());
    tree.put("decisionDate", Values.text(decision.decidedOn()));
    decision.fineYuan().ifPresent(fine -> tree.put("fine", fine));
    tree.put("law", write(decision.basis()));
    return tree;
  }

  static LegalBasis basis(Reading in) {
    return new LegalBasis(
        in.required("lawTitle", Values.text(128)),
        in.required("lawVersion", Values::date),
        in.required("lawArticle", Values.text(64)));
  }

  static Map<String, Object> write(LegalBasis basis) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("lawTitle", basis.title());
    tree.put("lawVersion", Values.text(basis.versionDate()));
    tree.put("lawArticle", basis.article());
    return tree;
  }
}

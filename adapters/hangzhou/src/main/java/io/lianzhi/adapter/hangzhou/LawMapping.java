package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Decision;
import io.lianzhi.contracts.item.LegalBasis;
import io.lianzhi.contracts.item.PenaltyDecision;
import io.lianzhi.contracts.json.Codecs;

/** Decisions and the law that they rest on. */
final class LawMapping {
  private LawMapping() {}

  static PenaltyDecision decision(Decision decision, Reading in) {
    return new PenaltyDecision(
        in.required("decision_no", decision.getDecisionNo(), Values.text(64)),
        in.required("decided_on", decision.getDecidedOn(), Codecs.DATE::read),
        in.optional("punish_money", decision.getPunishMoney(), Values::number),
        in.required(
            "legal_basis",
            decision.getLegalBasis(),
            basis -> basis(basis, in.within("legal_basis"))));
  }

  static LegalBasis basis(io.lianzhi.adapter.hangzhou.generated.LegalBasis basis, Reading in) {
    return new LegalBasis(
        in.required("law_title", basis.getLawTitle(), Values.text(128)),
        in.required("law_version", basis.getLawVersion(), Codecs.DATE::read),
        in.required("law_article", basis.getLawArticle(), Values.text(64)));
  }

  static Decision write(PenaltyDecision decision) {
    Decision written =
        new Decision()
            .decisionNo(decision.number())
            .decidedOn(decision.decidedOn().toString())
            .legalBasis(write(decision.basis()));
    decision.fineYuan().ifPresent(written::setPunishMoney);
    return written;
  }

  static io.lianzhi.adapter.hangzhou.generated.LegalBasis write(LegalBasis basis) {
    return new io.lianzhi.adapter.hangzhou.generated.LegalBasis()
        .lawTitle(basis.title())
        .lawVersion(basis.versionDate().toString())
        .lawArticle(basis.article());
  }
}

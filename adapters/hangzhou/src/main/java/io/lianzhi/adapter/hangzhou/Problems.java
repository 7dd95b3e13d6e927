package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Problem;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import java.util.Locale;

/** Refusals in Hangzhou's problem documents, in words for their people. */
final class Problems {
  private Problems() {}

  static Problem of(Refused refused) {
    Problem problem =
        new Problem()
            .code(refused.code().name())
            .message(words(refused, Locale.CHINESE))
            .messageEn(words(refused, Locale.ENGLISH))
            .whoseMove(refused.code().whoseMove().name())
            .resend(refused.code().resend().name());
    if (!refused.at().isEmpty()) {
      problem.setField(refused.at());
    }
    refused.accepted().ifPresent(problem::setAcceptedForm);
    refused.clause().map(Clause::toString).ifPresent(problem::setClause);
    return problem;
  }

  private static String words(Refused refused, Locale locale) {
    RefusalText text = RefusalText.of(refused, locale);
    return text.detail() + " " + text.nextStep();
  }
}

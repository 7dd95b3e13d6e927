package io.lianzhi.gateway.office;

import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.gateway.edge.Languages;
import io.lianzhi.gateway.office.api.model.ConnectionStep;
import io.lianzhi.gateway.office.api.model.ConnectionTest;
import io.lianzhi.gateway.office.api.model.ConnectionTrouble;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** What was tried on the way to a party, in the language that is asked for. */
final class ShownTest {
  private ShownTest() {}

  static ConnectionTest of(List<Step> steps, HttpServletRequest request) {
    Locale language = Languages.of(request);
    return new ConnectionTest(
        steps.stream().allMatch(step -> step.trouble().isEmpty()),
        steps.stream().map(step -> shown(step, language)).toList());
  }

  private static ConnectionStep shown(Step step, Locale language) {
    ConnectionStep shown = new ConnectionStep(step.what());
    step.trouble().ifPresent(trouble -> shown.setTrouble(shown(trouble, language)));
    return shown;
  }

  private static ConnectionTrouble shown(Trouble trouble, Locale language) {
    Trouble.Kind kind = trouble.kind();
    String words = language.equals(Locale.ENGLISH) ? kind.english() : kind.chinese();
    return new ConnectionTrouble(kind.name(), words, trouble.exactly());
  }
}

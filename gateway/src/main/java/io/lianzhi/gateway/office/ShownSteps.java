package io.lianzhi.gateway.office;

import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.gateway.office.api.model.ConnectionStep;
import io.lianzhi.gateway.office.api.model.ConnectionTest;
import io.lianzhi.gateway.office.api.model.ConnectionTrouble;
import java.util.List;
import java.util.Locale;

/** The steps of a way to a party, as administrators see them. */
final class ShownSteps {
  private ShownSteps() {}

  /** All of a connection test. */
  static ConnectionTest test(List<Step> steps, Locale language) {
    return new ConnectionTest(reached(steps), of(steps, language));
  }

  /** Whether all went well. */
  static boolean reached(List<Step> steps) {
    return steps.stream().allMatch(step -> step.trouble().isEmpty());
  }

  static List<ConnectionStep> of(List<Step> steps, Locale language) {
    return steps.stream().map(step -> shown(step, language)).toList();
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

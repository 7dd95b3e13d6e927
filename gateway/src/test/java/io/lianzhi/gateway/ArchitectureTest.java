package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchitectureTest {
  /** A house in which every arrow points the wrong way, except Camel's: it is not on the path. */
  private static final String WRONG = "io.lianzhi.gateway.wrong";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ArchitectureTest::isProduct)
          .importPackages("io.lianzhi");

  private static final JavaClasses WRONG_HOUSE = new ClassFileImporter().importPackages(WRONG);

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("rulesThatTheWrongHouseBreaks")
  void isBrokenByTheWrongHouse(ArchRule rule) {
    assertThat(rule.evaluate(WRONG_HOUSE).hasViolation()).as(rule.getDescription()).isTrue();
  }

  @Test
  void seesEveryModule() {
    assertThat(HOUSE)
        .extracting(type -> type.getPackageName())
        .contains(
            "io.lianzhi.contracts",
            "io.lianzhi.security.envelope",
            "io.lianzhi.adapter.standard",
            "io.lianzhi.adapter.hangzhou",
            "io.lianzhi.adapter.shaoxing",
            "io.lianzhi.gateway.memorandum")
        .doesNotContain("io.lianzhi.contracts.testkit", WRONG + ".gateway");
  }

  static List<ArchRule> rules() {
    return new Architecture("io.lianzhi").rules();
  }

  static List<ArchRule> rulesThatTheWrongHouseBreaks() {
    return new Architecture(WRONG)
        .rules().stream().filter(rule -> !rule.getDescription().contains("camel")).toList();
  }

  private static boolean isProduct(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }
}

package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shipped, as CycloneDX lists it, under licences that go with Apache-2.0. */
final class LicencesTest {
  private static final Set<String> COMPATIBLE =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "Bouncy Castle Licence",
          "CC0-1.0",
          "CPL", // wsdl4j declares the Common Public License 1.0 under this name
          "EPL-2.0",
          "MIT",
          "PostgreSQL");

  private static final Path BILL = Path.of("target/bom.json");

  private final JsonMapper json = new JsonMapper();

  @Test
  void everythingShippedMayBeShipped() {
    assertThat(refused(shipped())).isEmpty();
  }

  @Test
  void theListHoldsWhatTheAdaptersBringToo() {
    assertThat(shipped().path("components"))
        .extracting(component -> component.path("name").asString())
        .contains(
            "lianzhi-adapter-shaoxing",
            "lianzhi-adapter-lishui",
            "cxf-core",
            "bcprov-jdk18on",
            "postgresql")
        .doesNotContain("junit-jupiter", "wiremock-standalone", "lianzhi-sandbox");
  }

  @ParameterizedTest
  @CsvSource({
    "'[{\"license\":{\"id\":\"GPL-3.0-only\"}}]'",
    "'[{\"license\":{\"name\":\"GNU General Public License\"}}]'",
    "'[{\"expression\":\"AGPL-3.0-only\"}]'",
    "'[]'"
  })
  void refusesWhatIsOnlyUnderAnotherLicence(String licences) {
    assertThat(refused(list(licences))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'[{\"license\":{\"id\":\"MIT\"}}]'",
    "'[{\"license\":{\"id\":\"GPL-2.0-only\"}},{\"license\":{\"id\":\"EPL-2.0\"}}]'"
  })
  void takesWhatIsUnderACompatibleLicenceOrTheChoiceOfOne(String licences) {
    assertThat(refused(list(licences))).isEmpty();
  }

  private JsonNode shipped() {
    assumeTrue(
        Files.exists(BILL) || !Boolean.getBoolean("maven.offline"),
        "CycloneDX writes the bill of materials only when Maven is online");
    return json.readTree(BILL);
  }

  private JsonNode list(String licences) {
    return json.readTree(
        "{\"components\":[{\"purl\":\"probe\",\"licenses\":%s}]}".formatted(licences));
  }

  private static List<String> refused(JsonNode bom) {
    return bom.path("components")
        .valueStream()
        .filter(component -> names(component).noneMatch(COMPATIBLE::contains))
        .map(component -> component.path("purl").asString() + " " + names(component).toList())
        .toList();
  }

  private static Stream<String> names(JsonNode component) {
    return component
        .path("licenses")
        .valueStream()
        .map(entry -> {
          JsonNode licence = entry.path("license");
          return licence.path("id").asString(licence.path("name").asString("undeclared"));
        });
  }
}

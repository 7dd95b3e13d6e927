package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class ArchitectureTest {
  /** A house in which every arrow points the wrong way. */
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
  void namesTheLibraryThatAnAdapterHasNoLeaveFor() {
    ArchRule rule =
        rulesThatTheWrongHouseBreaks().stream()
            .filter(each -> each.getDescription().contains("protocol library only"))
            .findFirst()
            .orElseThrow();
    assertThat(rule.evaluate(WRONG_HOUSE).getFailureReport().getDetails())
        .anyMatch(line -> line.contains("West") && line.contains(Resource.class.getName()));
  }

  /**
   * The sandbox is built after this module: what its classes may reach is held by Maven's graph.
   */
  @Test
  void noModuleButTheSandboxDependsOnTheGateway() throws Exception {
    List<Path> poms;
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      poms =
          files
              .filter(file -> file.endsWith("pom.xml") && !file.toString().contains("/target/"))
              .toList();
    }
    Map<String, List<String>> builders = new TreeMap<>();
    for (Path pom : poms) {
      Document project =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
      builders.put(name(project), dependencies(project));
    }
    assertThat(builders).containsKeys("lianzhi-contracts", "lianzhi-gateway", "lianzhi-sandbox");
    assertThat(builders.entrySet())
        .filteredOn(module -> module.getValue().contains("lianzhi-gateway"))
        .extracting(Map.Entry::getKey)
        .containsExactly("lianzhi-sandbox");
    assertThat(builders.values()).noneMatch(names -> names.contains("lianzhi-sandbox"));
  }

  private static String name(Document project) throws XPathExpressionException {
    return XPathFactory.newInstance().newXPath().evaluate("/project/artifactId", project);
  }

  /** Its own, without what it only manages for others. */
  private static List<String> dependencies(Document project) throws XPathExpressionException {
    NodeList names =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "//dependencies[not(parent::dependencyManagement)]/dependency/artifactId",
                    project,
                    XPathConstants.NODESET);
    return IntStream.range(0, names.getLength())
        .mapToObj(i -> names.item(i).getTextContent())
        .toList();
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
            "io.lianzhi.adapter.quzhou",
            "io.lianzhi.adapter.lishui",
            "io.lianzhi.gateway.memorandum")
        .doesNotContain("io.lianzhi.contracts.testkit", WRONG + ".gateway");
  }

  static List<ArchRule> rules() {
    return new Architecture("io.lianzhi").rules();
  }

  static List<ArchRule> rulesThatTheWrongHouseBreaks() {
    return new Architecture(WRONG).rules();
  }

  private static boolean isProduct(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }
}

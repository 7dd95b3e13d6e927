package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A public scanner, testssl.sh, looks at the door and at the administrators' port and finds nothing
 * to complain about. It takes minutes, hence only when asked for: {@code mvn -Dscan
 * -Dtest=DoorScanTest -Dsurefire.failIfNoSpecifiedTests=false -pl gateway -am verify}.
 */
class DoorScanTest {
  /** What is left, and why. */
  private static final Map<String, String> EXPLAINED =
      Map.of(
          "cert_chain_of_trust", "the hub's own authority is no public one; its parties know it",
          "cert_revocation", "whoever calls trusts the one certificate that the hub publishes");

  private static final Set<String> COMPLAINTS = Set.of("LOW", "MEDIUM", "HIGH", "CRITICAL");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @EnabledIfSystemProperty(
      named = "scan",
      matches = ".*",
      disabledReason = "the scan takes minutes: -Dscan asks for it")
  void aPublicScannerFindsNothingToComplainAbout(boolean door)
      throws IOException, InterruptedException {
    assumeTrue(scanner().isPresent(), "testssl is not installed: apt-get install testssl.sh");
    Path found = home.resolve("found.json");
    try (RunningHub hub = new RunningHub(home, TestDatabase.freshUrl())) {
      new ProcessBuilder(
              scanner().orElseThrow(),
              "--quiet",
              "--warnings=off",
              "--color=0",
              "--nodns=none",
              "--jsonfile=" + found,
              "localhost:" + (door ? hub.port() : hub.office("").getPort()))
          .redirectErrorStream(true)
          .redirectOutput(home.resolve("scan.log").toFile())
          .start()
          .waitFor();
    }
    List<String> complaints = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (JsonNode finding : new JsonMapper().readTree(Files.readString(found))) {
      String id = finding.path("id").stringValue("");
      seen.add(id);
      if (COMPLAINTS.contains(finding.path("severity").stringValue(""))
          && !EXPLAINED.containsKey(id)) {
        complaints.add(finding.toString());
      }
    }
    assertThat(seen)
        .as("it has looked")
        .contains("TLS1_3", "TLS1_2", "cipher_order", "heartbleed", "secure_client_renego");
    assertThat(complaints).isEmpty();
  }

  private static Optional<String> scanner() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .flatMap(folder -> Stream.of("testssl", "testssl.sh").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}

package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The command of {@code adapters/README.md} that makes a new city's folder. */
class NewCityTest {
  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> HUZHOU = List.of("huzhou", "330500", "湖州市交通运输行政执法队", "Huzhou");

  @TempDir Path checkout;

  private record Ran(int status, String said) {}

  @BeforeEach
  void copyWhatTheCommandTouches() throws IOException {
    copy("pom.xml");
    copy("gateway/pom.xml");
    copy("adapters/NewCity.java");
    try (Stream<Path> files = Files.walk(TOP.resolve("adapters/new-city"))) {
      files.filter(Files::isRegularFile).forEach(file -> copy(TOP.relativize(file).toString()));
    }
  }

  private void copy(String file) {
    try {
      Path target = checkout.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(TOP.resolve(file), target);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Ran run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The command is for whatever Java a developer has.
    command.addAll(List.of("--source", "17", "-Dfile.encoding=UTF-8", "adapters/NewCity.java"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }

  @Test
  void itsTestsFailUntilTheMappingIsWritten() throws Exception {
    assertThat(run(HUZHOU)).extracting(Ran::status).isEqualTo(0);
    Path classes = compiled(checkout.resolve("adapters/huzhou"));

    TestExecutionSummary summary = tested(classes, "io.lianzhi.adapter.huzhou.HuzhouAdapterTest");

    assertThat(summary.getFailures())
        .extracting(failure -> failure.getTestIdentifier().getDisplayName())
        .contains(
            "hasGoldenLettersBothWaysForEachKind()",
            "deliversOneIdTwiceToTheDeclaredEffect()",
            "COPY_NOTICE");
    assertThat(summary.getTestsSucceededCount()).as("it names its mapping and lines").isEqualTo(1);
  }

  @Test
  void theCityIsNamedWhereMavenHasToKnowIt() throws Exception {
    run(HUZHOU);
    String parent = Files.readString(checkout.resolve("pom.xml"));
    assertThat(parent).containsOnlyOnce("<module>adapters/huzhou</module>");
    assertThat(parent.split("<artifactId>lianzhi-adapter-huzhou</artifactId>", -1)).hasSize(3);
    assertThat(Files.readString(checkout.resolve("gateway/pom.xml")))
        .containsOnlyOnce("<artifactId>lianzhi-adapter-huzhou</artifactId>");
    assertThat(Files.readString(checkout.resolve("contracts/memoranda/huzhou.yaml")))
        .contains("parties: [jinhua, huzhou]");
    try (Stream<Path> files = Files.walk(checkout.resolve("adapters/huzhou"))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> {
            assertThat(file.toString()).doesNotContain("@").doesNotEndWith(".template");
            assertThat(Files.readString(file)).doesNotContain("@city@", "@City@", "@en@");
          });
    }
  }

  @Test
  void whatIsThereIsLeftAlone() throws Exception {
    run(HUZHOU);
    String before = Files.readString(checkout.resolve("pom.xml"));
    Ran again = run(HUZHOU);
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.said()).contains("adapters/huzhou is there already");
    assertThat(Files.readString(checkout.resolve("pom.xml"))).isEqualTo(before);
  }

  @Test
  void whatCannotBeACityIsRefusedInWords() throws Exception {
    assertThat(run(List.of("huzhou")))
        .satisfies(ran -> assertThat(ran.said()).contains("NAME REGION"))
        .extracting(Ran::status)
        .isEqualTo(2);
    assertThat(run(List.of("../x", "330500", "湖州", "Huzhou")).said()).contains("2 to 20 letters");
    assertThat(run(List.of("huzhou", "3305", "湖州", "Huzhou")).said()).contains("six digits");
  }

  private Path compiled(Path city) throws IOException {
    Path classes = Files.createDirectories(checkout.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
    try (Stream<Path> sources = Files.walk(city)) {
      sources
          .map(Path::toString)
          .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
          .forEach(arguments::add);
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).isZero();
    Files.createDirectories(classes.resolve("golden/malformed"));
    return classes;
  }

  private static TestExecutionSummary tested(Path classes, String test)
      throws IOException, ClassNotFoundException {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, own)) {
      thread.setContextClassLoader(loader);
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(DiscoverySelectors.selectClass(loader.loadClass(test)))
                  .build(),
              listener);
      return listener.getSummary();
    } finally {
      thread.setContextClassLoader(own);
    }
  }
}

package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lianzhi.security.ledger.Verify;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The hub and its partners, played through a whole day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DayTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Path folder;
  private Sandbox sandbox;
  private Books books;
  private List<Played> played;

  @BeforeAll
  void playDay(@TempDir(cleanup = CleanupMode.NEVER) Path home) {
    folder = home;
    sandbox = Sandbox.start(folder, HubPorts.free(), HubPorts.free(), 0);
    books = new Books(sandbox.database());
    Day day = new Day(sandbox.partners(), Day.SEED);
    played = day.play(count -> {});
    Await.until(PATIENCE, "nothing waits", () -> books.waiting() == 0);
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  @Order(1)
  void aDayHasAtLeastSixHundredLettersOfEveryKind() {
    assertThat(played).hasSizeGreaterThanOrEqualTo(600);
    assertThat(books.page().lines().stream().flatMap(line -> line.arrival().kind().stream()))
        .contains(
            "COPY_NOTICE",
            "VEHICLE_QUESTION",
            "VEHICLE_RECORD",
            "OVERLOAD_RECORD",
            "BLACKLIST_ENTRY",
            "BLACKLIST_REMOVAL",
            "WATCH_ORDER",
            "WATCH_REVOCATION",
            "WATCH_HIT",
            "VEHICLE_ALARM");
  }

  @Test
  @Order(2)
  void everyLetterEndsAsTheDayForesees() {
    assertThat(Verdict.of(() -> World.of(books, sandbox.partners()), played, PATIENCE)).isEmpty();
  }

  @Test
  @Order(3)
  void theBooksClose() {
    Account account = new Account(books.page());
    assertThat(account.closes()).as(account.text()).isTrue();
    assertThat(account.text()).contains("jinhua, copy notice");
  }

  @Test
  @Order(4)
  void whatTheHubKnowsOutlivesARestart() {
    int before = books.page().lines().size();
    sandbox.close();
    sandbox = Sandbox.start(folder, HubPorts.free(), HubPorts.free(), 0);
    books = new Books(sandbox.database());
    assertThat(books.page().lines()).hasSize(before);
  }

  @Test
  @Order(5)
  void theLogOfTheDayIsFetchedAndSound(@TempDir Path log) throws Exception {
    assumeTrue(hasCurl(), "skipped: there is no curl");
    String credentials = sandbox.home().credentials(SandboxHome.HUB).toString();
    run("../../contracts/api/fetch-log.sh", sandbox.hub().toString(), credentials, log.toString());
    run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Verify.class.getName(),
        "--key",
        folder.resolve("hub/certificates/ledger.keys").toString(),
        log.toString());
  }

  private static boolean hasCurl() throws InterruptedException {
    try {
      return new ProcessBuilder("curl", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}

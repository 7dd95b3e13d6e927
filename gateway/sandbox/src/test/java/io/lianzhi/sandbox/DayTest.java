package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
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
  void playDay(@TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) Path home)
      throws IOException {
    folder = home;
    sandbox = Sandbox.start(folder, freePort(), freePort());
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
    assertThat(books.lines().stream().flatMap(line -> line.kind().stream()).distinct())
        .contains(
            "COPY_NOTICE",
            "VEHICLE_QUESTION",
            "VEHICLE_RECORD",
            "OVERLOAD_RECORD",
            "BLACKLIST_ENTRY",
            "BLACKLIST_REMOVAL");
  }

  @Test
  @Order(2)
  void everyLetterEndsAsTheDayForesees() {
    assertThat(Verdict.of(books, sandbox.partners(), played, PATIENCE)).isEmpty();
  }

  @Test
  @Order(3)
  void theBooksClose() {
    Map<String, Long> ends = books.ends();
    long taken = ends.getOrDefault("TAKEN", 0L);
    long ended =
        ends.getOrDefault("DELIVERED", 0L)
            + ends.getOrDefault("DECLINED", 0L)
            + ends.getOrDefault("UNANSWERED", 0L);
    assertThat(ended + ends.getOrDefault("WAITING", 0L)).isEqualTo(taken);
    assertThat(new Account(books.lines()).text()).contains("jinhua, copy notice");
  }

  @Test
  @Order(4)
  void whatTheHubKnowsOutlivesARestart() throws IOException {
    int before = books.lines().size();
    sandbox.close();
    sandbox = Sandbox.start(folder, freePort(), freePort());
    books = new Books(sandbox.database());
    assertThat(books.lines()).hasSize(before);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

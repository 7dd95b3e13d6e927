package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.standard.simulator.Counts;
import io.lianzhi.adapter.standard.simulator.Credentials;
import io.lianzhi.adapter.standard.simulator.HubClient;
import io.lianzhi.adapter.standard.simulator.StandardSimulator;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.security.envelope.Suite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Partner or database away and back: what waited goes out by itself, once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {
  private static final int PORT = 18473;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LETTERS = 20;

  private SandboxHome home;
  private Database database;
  private StandardSimulator hangzhou;
  private Node node;
  private HubClient jinhua;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
    home = SandboxHome.open(folder, Bench.parties(Suite.NATIONAL));
    database = Database.start(folder.resolve("postgres"));
    URI hub = URI.create("https://localhost:" + PORT);
    hangzhou =
        StandardSimulator.start(
            new SimulatorSettings(
                new PartyId("hangzhou"), 0, hub, home.credentials("hangzhou"), Map.of()));
    node = new Node(home, Suite.NATIONAL, database, PORT, hangzhou.port());
    node.start();
    node.awaitDoor();
    jinhua =
        new HubClient(
            hub,
            Credentials.read(home.credentials("jinhua")),
            Duration.ofSeconds(30),
            Clock.systemUTC());
  }

  @AfterAll
  void stop() {
    jinhua.close();
    node.close();
    hangzhou.close();
    database.close();
  }

  private String send(String prefix, int serial) {
    return jinhua.send(SampleLetters.letter(ItemKind.COPY_NOTICE, prefix, serial)).said();
  }

  private void awaitLetters(long count) {
    Await.until(PATIENCE, count + " letters arrive", () -> hangzhou.counts().letters() == count);
  }

  @Test
  void lettersOutliveAnAbsentPartnerAndAnAbsentDatabase() {
    hangzhou.behave("503");
    for (int i = 0; i < LETTERS; i++) {
      assertThat(send("partner-away", i)).isEqualTo("ok");
    }
    Books books = new Books(database.source());
    assertThat(books.waiting()).isEqualTo(LETTERS);
    hangzhou.behave("normal");
    awaitLetters(LETTERS);

    database.stop();
    assertThat(send("database-away", 0)).isEqualTo("RETRY_LATER");
    database.restart();
    for (int i = 0; i < LETTERS; i++) {
      int serial = i;
      Await.until(
          PATIENCE,
          "the hub takes letters again",
          () -> send("database-away", serial).equals("ok"));
    }
    awaitLetters(2 * LETTERS);
    Await.until(PATIENCE, "nothing waits", () -> new Books(database.source()).waiting() == 0);
    Counts counts = hangzhou.counts();
    assertThat(counts.distinct()).isEqualTo(2 * LETTERS);
    assertThat(counts.underTwoIds()).isZero();
  }
}

package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.standard.simulator.HubClient;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.security.envelope.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  private final Together together = new Together();
  private final Bench bench = Bench.of("standard", Suite.NATIONAL);
  private final SampleLetters ofAwayPartner =
      new SampleLetters(bench.addressee().seat().party(), "partner-away");
  private final SampleLetters ofAwayDatabase =
      new SampleLetters(bench.addressee().seat().party(), "database-away");
  private Database database;
  private Simulator hangzhou;
  private HubClient jinhua;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
    SandboxHome home = SandboxHome.open(folder, bench.parties());
    database = Database.start(folder.resolve("postgres"));
    together.add(database::close);
    BothEnds ends = new BothEnds(bench, home, Node.address(PORT), together);
    hangzhou = ends.addressee();
    Node node =
        new Node(
            home,
            PORT,
            bench
                .hub(home, database)
                .tell(bench.sender().name(), Map.of("handover", "pulled"))
                .tell(bench.addressee().name(), hangzhou.settings()));
    together.add(node::close);
    node.start(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    node.awaitDoor();
    jinhua = ends.sender();
  }

  @AfterAll
  void stop() {
    together.close();
  }

  private String send(SampleLetters letters, int serial) {
    return jinhua.send(letters.letter(ItemKind.COPY_NOTICE, serial)).said();
  }

  private void awaitLetters(long count) {
    Await.until(PATIENCE, count + " letters arrive", () -> hangzhou.counts().letters() == count);
  }

  @Test
  void lettersOutliveAnAbsentPartnerAndAnAbsentDatabase() {
    hangzhou.behave("503");
    for (int i = 0; i < LETTERS; i++) {
      assertThat(send(ofAwayPartner, i)).isEqualTo("ok");
    }
    Books books = new Books(database.source());
    assertThat(books.waiting()).isEqualTo(LETTERS);
    hangzhou.behave("normal");
    awaitLetters(LETTERS);

    database.stop();
    assertThat(send(ofAwayDatabase, 0)).isEqualTo("RETRY_LATER");
    database.restart();
    for (int i = 0; i < LETTERS; i++) {
      int serial = i;
      Await.until(
          PATIENCE, "the hub takes letters again", () -> send(ofAwayDatabase, serial).equals("ok"));
    }
    awaitLetters(2 * LETTERS);
    Await.until(PATIENCE, "nothing waits", () -> new Books(database.source()).waiting() == 0);
    Counts counts = hangzhou.counts();
    assertThat(counts.distinct()).isEqualTo(2 * LETTERS);
    assertThat(counts.underTwoIds()).isZero();
  }
}

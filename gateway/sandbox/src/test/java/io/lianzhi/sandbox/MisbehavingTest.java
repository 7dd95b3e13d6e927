package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.standard.simulator.Credentials;
import io.lianzhi.adapter.standard.simulator.HubClient;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.security.envelope.Suite;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One party misbehaves at full tilt, and nobody else's lane waits for it. No clock decides: it is a
 * matter of what has happened before what.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisbehavingTest {
  private static final int PORT = 18503;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int FOR_SHAOXING = 48;
  private static final int HANGING = 8;
  private static final int FOR_HANGZHOU = 500;

  private final Together together = new Together();
  private final SandboxParty other = Simulators.seat("shaoxing");
  private final Bench bench = Bench.of("hangzhou", Suite.NATIONAL).beside(other);
  private Books books;
  private Simulator hangzhou;
  private Simulator shaoxing;
  private Hole hole;
  private HubClient jinhua;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
    SandboxHome home = SandboxHome.open(folder, bench.parties());
    Database database = Database.start(folder.resolve("postgres"));
    together.add(database::close);
    books = new Books(database.source());
    hangzhou = system(home, bench.addressee());
    shaoxing = system(home, other);
    hole = new Hole();
    together.add(hole::close);
    Node node =
        new Node(
            home,
            PORT,
            bench
                .hub(home, database)
                .tell(bench.sender().name(), Map.of("handover", "pulled"))
                .tell(bench.addressee().name(), hangzhou.settings())
                .tell(other.name(), Map.of("url", "https://localhost:" + hole.port())));
    together.add(node::close);
    node.start(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    node.awaitDoor();
    jinhua =
        new HubClient(
            node.address(),
            Credentials.read(home.credentials(bench.sender().name())),
            PATIENCE,
            Clock.systemUTC());
    together.add(jinhua::close);
  }

  private Simulator system(SandboxHome home, SandboxParty party) {
    Simulator system =
        Simulators.of(party.adapter())
            .start(
                new SimulatorSettings(
                    party.seat().party(),
                    0,
                    Node.address(PORT),
                    home.credentials(party.name()),
                    home.secrets(party)));
    together.add(system::close);
    return system;
  }

  @AfterAll
  void stop() {
    together.close();
  }

  private void send(SandboxParty to, int count) {
    SampleLetters letters = new SampleLetters(to.seat().party(), "to-" + to.name());
    IntStream.range(0, count)
        .parallel()
        .forEach(i ->
            assertThat(jinhua.send(letters.letter(ItemKind.COPY_NOTICE, i)).said())
                .isEqualTo("ok"));
  }

  @Test
  void allLettersOfOneArriveWhileCallsToAnotherHangAndItFloodsTheHub() {
    try (Flood flood = Flood.begin(shaoxing)) {
      send(other, FOR_SHAOXING);
      Await.until(PATIENCE, "calls hang", () -> hole.taken() >= HANGING);
      Await.until(PATIENCE, "bad letters come", () -> books.refused(other.name()) > 0);

      long flooded = flood.sent();
      send(bench.addressee(), FOR_HANGZHOU);
      Await.until(PATIENCE, "all arrive", () -> hangzhou.counts().letters() == FOR_HANGZHOU);

      assertThat(flood.sent()).isGreaterThan(flooded);
      assertThat(books.waitingFor(other.name())).isEqualTo(FOR_SHAOXING);
    }
  }
}

package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.standard.simulator.HubClient;
import io.lianzhi.adapter.standard.simulator.HubReply;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.ledger.LogFolder;
import io.lianzhi.security.ledger.LogVerifier;
import io.lianzhi.security.ledger.NoteKey;
import io.lianzhi.security.ledger.TilePath;
import io.lianzhi.security.ledger.TrustedKeys;
import io.lianzhi.security.ledger.TrustedLog;
import io.lianzhi.security.ledger.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The installation is lost while letters wait, and comes back from its backup. */
class BackupDrillTest {
  private static final int PORT = 18493;
  private static final int LETTERS = 8;
  private static final int MORE = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Together together = new Together();
  private final Bench bench = Bench.of("standard", Suite.NATIONAL);
  private final SampleLetters letters =
      new SampleLetters(bench.addressee().seat().party(), "drill");

  @TempDir(cleanup = CleanupMode.NEVER)
  private Path folder;

  /** They begin with the first installation, whose home has their credentials. */
  @SuppressWarnings("NullAway.Init")
  private Simulator hangzhou;

  @SuppressWarnings("NullAway.Init")
  private HubClient jinhua;

  @AfterEach
  void stop() {
    together.close();
  }

  /** A hub's process with its database, both in one folder. */
  private record Installation(Database database, Node node) {
    void stop() {
      node.close();
      database.stop();
    }
  }

  private Installation start(Path place) {
    SandboxHome home = SandboxHome.open(place, bench.parties());
    Database database = Database.start(place.resolve("postgres"));
    together.add(database::close);
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
    return new Installation(database, node);
  }

  /** The partners outlive the installation. */
  private void startPartners(SandboxHome home) {
    BothEnds ends = new BothEnds(bench, home, Node.address(PORT), together);
    hangzhou = ends.addressee();
    jinhua = ends.sender();
  }

  private String send(int serial) {
    return incident(jinhua.send(letters.letter(ItemKind.OVERLOAD_RECORD, serial)));
  }

  /** Of a vehicle type that no table has. */
  private byte[] unknown() {
    String known = new String(letters.letter(ItemKind.OVERLOAD_RECORD, 99), StandardCharsets.UTF_8);
    String unknown = known.replaceFirst("\"vehicleType\": *\"[^\"]*\"", "\"vehicleType\":\"Z99\"");
    assertThat(unknown).isNotEqualTo(known);
    return unknown.getBytes(StandardCharsets.UTF_8);
  }

  private static String incident(HubReply reply) {
    assertThat(reply.tree()).as(reply.said()).containsKey("incident");
    return String.valueOf(reply.tree().get("incident"));
  }

  private List<String> sendAll(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::send).toList();
  }

  private void awaitDelivered(Installation hub, long distinct) {
    Await.until(PATIENCE, distinct + " arrive", () -> hangzhou.counts().distinct() == distinct);
    Await.until(PATIENCE, "nothing waits", () -> new Books(hub.database().source()).waiting() == 0);
  }

  @Test
  void whatWaitsIsDeliveredOnceFromTheBackupAndFromAnOlderOneUnderTheSameIds() throws Exception {
    Path first = folder.resolve("first");
    startPartners(SandboxHome.open(first, bench.parties()));
    hangzhou.behave("503");
    Installation lost = start(first);
    List<String> receipts = sendAll(0, LETTERS);
    String parked = incident(jinhua.send(unknown()));
    byte[] former = checkpoint(lost);
    lost.stop();
    Path backup = folder.resolve("backup");
    copy(first, backup);
    delete(first);

    hangzhou.behave("normal");
    Path second = folder.resolve("second");
    copy(backup, second);
    Installation restored = start(second);
    awaitDelivered(restored, LETTERS);
    assertThat(hangzhou.counts().underTwoIds()).isZero();
    assertThat(sendAll(0, LETTERS)).isEqualTo(receipts);
    assertThat(incident(jinhua.send(unknown()))).isEqualTo(parked);
    assertThat(jinhua.state(parked).tree().toString()).contains("PARKED");
    assertThat(hangzhou.counts().letters()).isEqualTo(LETTERS);
    assertVerifies(restored, former, folder.resolve("log"), second);

    List<String> afterTheBackup = sendAll(LETTERS, LETTERS + MORE);
    awaitDelivered(restored, LETTERS + MORE);
    restored.stop();

    Path third = folder.resolve("third");
    copy(backup, third);
    long before = hangzhou.counts().arrived();
    Installation older = start(third);
    Await.until(
        PATIENCE,
        "what waited in it arrives again",
        () -> hangzhou.counts().arrived() >= before + LETTERS);
    awaitDelivered(older, LETTERS + MORE);
    assertThat(hangzhou.counts().underTwoIds()).isZero();
    assertThat(sendAll(0, LETTERS)).isEqualTo(receipts);
    // What came after the backup it does not know, and no number of it is given out again.
    for (String unknown : afterTheBackup) {
      assertThat(jinhua.state(unknown).said()).isEqualTo("NOT_FOUND");
    }
    assertThat(sendAll(2 * LETTERS, 2 * LETTERS + MORE))
        .doesNotContainAnyElementsOf(afterTheBackup)
        .doesNotContainAnyElementsOf(receipts);
    awaitDelivered(older, LETTERS + 2 * MORE);
    assertVerifies(older, former, folder.resolve("log-of-the-older"), third);
  }

  /** The signed checkpoint that has all events. */
  private static byte[] checkpoint(Installation hub) {
    Ledger ledger = new Ledger(hub.database().source());
    Await.until(PATIENCE, "the log takes all", () -> size(ledger) >= LETTERS + 1);
    return ledger.checkpoint().orElseThrow();
  }

  private static int size(Ledger ledger) {
    return ledger
        .checkpoint()
        .map(note -> Integer.parseInt(new String(note, StandardCharsets.UTF_8).split("\n", 3)[1]))
        .orElse(0);
  }

  /** Whether the log is sound, and still holds what was signed before the loss. */
  private static void assertVerifies(Installation hub, byte[] former, Path to, Path place)
      throws IOException {
    Ledger ledger = new Ledger(hub.database().source());
    byte[] note = ledger.checkpoint().orElseThrow();
    int size = Integer.parseInt(new String(note, StandardCharsets.UTF_8).split("\n", 3)[1]);
    assertThat(size).isBetween(LETTERS, 255);
    LogFolder log = new LogFolder(Files.createDirectories(to));
    for (String name : List.of("tile/0/000.p/" + size, "tile/entries/000.p/" + size)) {
      TilePath path = TilePath.parse(name).orElseThrow();
      log.write(path, ledger.tile(path).orElseThrow());
    }
    log.writeCheckpoint(note);
    Path published = place.resolve("hub").resolve("certificates").resolve("ledger.keys");
    List<NoteKey> keys = Files.readAllLines(published).stream().map(NoteKey::parse).toList();
    TrustedLog trusted = new TrustedLog(keys.getFirst().name(), new TrustedKeys(keys));
    assertThat(new LogVerifier(trusted).verify(log, Map.of("former", former)))
        .isInstanceOf(Verdict.Sound.class);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}

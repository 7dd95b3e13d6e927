package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.simulator.HangzhouSimulatorFactory;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.AdapterContractTest;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Scenario;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.StandIn;
import io.lianzhi.contracts.testkit.TestHouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The house's contract, with the simulator on a real socket behind mutual TLS at the other end. */
class HangzhouAdapterTest extends AdapterContractTest {
  private static final Set<String> BEYOND_THEIR_FORM =
      Set.of(
          "item.status",
          "item.unusual",
          "item.mustBePunished",
          "item.copiedOutOfProvince",
          "item.underKeySupervision",
          "item.checkOrgan",
          "item.snapshotAt",
          "item.measureType",
          "item.storedAt",
          "item.evidence");

  private static Simulator simulator;
  private static Adapter adapter;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Pki pki = new Pki();
    simulator =
        new HangzhouSimulatorFactory()
            .start(
                new SimulatorSettings(
                    TestHouse.HANGZHOU,
                    0,
                    URI.create("https://localhost:1"),
                    pki.writeHangzhou(folder),
                    Houses.SECRETS));
    String base = "https://localhost:" + simulator.port();
    adapter =
        new HangzhouAdapterFactory()
            .open(Houses.at(base, Map.of("requestTimeout", "PT5S")).withKeys(pki.hubKeys()));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Override
  protected Adapter adapter() {
    return adapter;
  }

  @Override
  protected PartyId party() {
    return TestHouse.HANGZHOU;
  }

  @Override
  protected Opened opened(String file, byte[] body) {
    return Messages.opened(file, body);
  }

  /** What the API takes is what an event holds as its data. */
  @Override
  protected Optional<Opened> mirrored(Letter letter, RawMessage encoded) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("event_id", "HZ-E-1");
    event.put("event_type", Form.of(letter.item().kind()).route().event());
    event.put("seq", 1);
    event.put("occurred_at", "2021-11-19T10:00:00+08:00");
    event.put("data", JsonTree.readObject(encoded.body()));
    return Optional.of(Messages.on(HangzhouMapping.EVENTS, JsonTree.write(event)));
  }

  @Override
  protected Set<String> lost(ItemKind kind) {
    return kind == ItemKind.OVERLOAD_RECORD ? BEYOND_THEIR_FORM : Set.of();
  }

  @Override
  protected StandIn standIn() {
    return new SimulatorStandIn();
  }

  private static final class SimulatorStandIn implements StandIn {
    @Override
    public void arrange(Scenario scenario) {
      simulator.behave(
          switch (scenario) {
            case SUCCESS -> "well";
            case REFUSED -> "refuse";
            case SERVER_ERROR -> "503";
            case TIMEOUT -> "silent";
            case GARBAGE -> "garbage";
          });
    }

    @Override
    public Repeat repeat() {
      return Repeat.HELD_ONCE;
    }

    @Override
    public int held(LetterId letter) {
      return (int)
          simulator.arrived().stream()
              .filter(arrived -> arrived.letter().equals(letter))
              .map(Arrived::id)
              .distinct()
              .count();
    }
  }
}

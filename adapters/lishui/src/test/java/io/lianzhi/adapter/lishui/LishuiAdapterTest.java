package io.lianzhi.adapter.lishui;

import io.lianzhi.adapter.lishui.simulator.LishuiSimulatorFactory;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.AdapterContractTest;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Scenario;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.StandIn;
import io.lianzhi.contracts.testkit.TestOpened;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the house asks of every adapter, asked of Lishui's with its simulator at the other end. */
final class LishuiAdapterTest extends AdapterContractTest {
  private static final Pki PKI = new Pki();

  @TempDir private static Path folder;
  private static Simulator lishui;
  private static Adapter adapter;

  @BeforeAll
  static void start() throws IOException {
    lishui =
        new LishuiSimulatorFactory()
            .start(
                new SimulatorSettings(
                    Houses.LISHUI,
                    0,
                    URI.create("https://localhost:1"),
                    PKI.writeLishui(folder),
                    Map.of()));
    adapter =
        new LishuiAdapterFactory()
            .open(
                Houses.at(
                    lishui.port(),
                    PKI.hubKeys(),
                    Map.of("connectTimeout", "PT5S", "readTimeout", "PT5S")));
  }

  @AfterAll
  static void stop() {
    lishui.close();
  }

  @Override
  protected Adapter adapter() {
    return adapter;
  }

  @Override
  protected PartyId party() {
    return Houses.LISHUI;
  }

  /** A golden message is a whole file; its form is what its name begins with. */
  @Override
  protected Opened opened(String file, byte[] body) {
    String form = file.substring(0, file.indexOf('-'));
    String type = file.endsWith(".xml") ? Layout.XML : Layout.CSV;
    return TestOpened.on("files", Houses.LISHUI, new RawMessage(form, type, body));
  }

  @Override
  protected Optional<Opened> mirrored(Letter letter, RawMessage encoded) {
    RawMessage message =
        new RawMessage(
            encoded.form(),
            encoded.contentType(),
            Map.of("file", "331100_CGH_20211119_001.csv", "line", "2", "version", "1"),
            encoded.body());
    return Optional.of(TestOpened.on("files", Houses.LISHUI, message));
  }

  /** How far the provincial platform has come stays out: its codes contradict each other. */
  @Override
  protected Set<String> lost(ItemKind kind) {
    return kind == ItemKind.OVERLOAD_RECORD ? Set.of("item.status") : Set.of();
  }

  /** What Lishui does not take it says later, in a result of its own. */
  @Override
  protected Set<Scenario> scenarios() {
    return EnumSet.complementOf(EnumSet.of(Scenario.REFUSED));
  }

  @Override
  protected StandIn standIn() {
    return new StandIn() {
      @Override
      public void arrange(Scenario scenario) {
        lishui.behave(
            switch (scenario) {
              case SUCCESS -> "well";
              case REFUSED -> "refuse";
              case SERVER_ERROR -> "500";
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
        return (int) lishui.arrived().stream().map(Arrived::letter).filter(letter::equals).count();
      }
    };
  }
}

package io.lianzhi.adapter.lishui.simulator;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs the simulator alone. */
public final class LishuiSimulatorMain {
  private LishuiSimulatorMain() {}

  /**
   * {@code PORT CREDENTIALS [SEED LETTERS]}: with the last two it offers the files of its day.
   *
   * @throws InterruptedException when told to stop
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 2 && arguments.length != 4) {
      System.err.println("usage: LishuiSimulatorMain PORT CREDENTIALS [SEED LETTERS]");
      System.exit(2);
    }
    SimulatorSettings settings =
        new SimulatorSettings(
            new PartyId("lishui"),
            Integer.parseInt(arguments[0]),
            URI.create("https://localhost"),
            Path.of(arguments[1]),
            Map.of());
    try (LishuiSimulator simulator = LishuiSimulator.start(settings)) {
      System.out.println("Lishui listens on port " + simulator.port());
      System.out.println("and keeps its files in " + simulator.box().root());
      if (arguments.length == 4) {
        simulator
            .day(Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]))
            .forEach(act -> System.out.println(act.send().get() + act.title()));
      }
      new CountDownLatch(1).await();
    }
  }
}

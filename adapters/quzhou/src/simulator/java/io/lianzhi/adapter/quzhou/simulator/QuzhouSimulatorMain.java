package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs the simulator alone. */
public final class QuzhouSimulatorMain {
  private static final String USAGE =
      "usage: QuzhouSimulatorMain PORT HUB CREDENTIALS [SEED LETTERS]\n"
          + "  the secret comes from the environment: QUZHOU_APP_SECRET";

  private QuzhouSimulatorMain() {}

  /**
   * Starts Quzhou at {@code PORT}; with {@code SEED LETTERS} it plays its day first.
   *
   * @throws InterruptedException when told to stop
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 3 && arguments.length != 5) {
      System.err.println(USAGE);
      System.exit(2);
    }
    try (QuzhouSimulator simulator = QuzhouSimulator.start(settings(arguments))) {
      System.out.println("Quzhou listens on port " + simulator.port());
      if (arguments.length == 5) {
        play(simulator, Long.parseLong(arguments[3]), Integer.parseInt(arguments[4]));
      }
      new CountDownLatch(1).await();
    }
  }

  private static SimulatorSettings settings(String[] arguments) {
    return new SimulatorSettings(
        new PartyId("quzhou"),
        Integer.parseInt(arguments[0]),
        URI.create(arguments[1]),
        Path.of(arguments[2]),
        Map.of("app-secret", System.getenv().getOrDefault("QUZHOU_APP_SECRET", "")));
  }

  private static void play(QuzhouSimulator simulator, long seed, int letters) {
    for (Act act : simulator.day(seed, letters)) {
      System.out.println(act.send().get() + "\t" + act.expected() + "\t" + act.title());
    }
  }
}

package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.testkit.Seat;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.util.List;

/**
 * Starts stand-ins of standard parties; found by {@code ServiceLoader}. At the sandbox's table
 * these are Jinhua itself, and its patrols' application, which cannot be called.
 */
public final class StandardSimulatorFactory implements SimulatorFactory {
  @Override
  public String name() {
    return "standard";
  }

  @Override
  public List<Seat> seats() {
    return List.of(
        Seat.of("jinhua", "330700", "金华市交通运输行政执法队", "Jinhua", 330).signingNationally(),
        Seat.of("jinhua-app", "330700", "金华手机终端巡查APP", "Jinhua patrol app", 20).fetching());
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return StandardSimulator.start(settings);
  }
}

package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;

/** Starts the other end of the adapter named {@code shaoxing}. */
public final class ShaoxingSimulatorFactory implements SimulatorFactory {
  @Override
  public String name() {
    return "shaoxing";
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return new ShaoxingSimulator(settings);
  }
}

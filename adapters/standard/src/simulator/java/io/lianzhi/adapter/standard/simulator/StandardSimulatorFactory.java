package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;

/** Starts stand-ins of standard parties; found by {@code ServiceLoader}. */
public final class StandardSimulatorFactory implements SimulatorFactory {
  @Override
  public String name() {
    return "standard";
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return StandardSimulator.start(settings);
  }
}

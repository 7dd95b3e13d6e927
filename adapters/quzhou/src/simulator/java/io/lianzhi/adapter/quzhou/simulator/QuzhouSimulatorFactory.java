package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Seat;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.util.List;

/** Makes the simulator that stands at the other end of the adapter {@code quzhou}. */
public final class QuzhouSimulatorFactory implements SimulatorFactory {
  @Override
  public String name() {
    return "quzhou";
  }

  @Override
  public List<Seat> seats() {
    return List.of(
        Seat.of("quzhou", "330800", "衢州市交通运输行政执法队", "Quzhou", 60)
            .taking(Seat.Takes.everything().without(ItemKind.WATCH_HIT, ItemKind.VEHICLE_ALARM))
            .signingNationally()
            .sharing("app-secret"));
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return QuzhouSimulator.start(settings);
  }
}

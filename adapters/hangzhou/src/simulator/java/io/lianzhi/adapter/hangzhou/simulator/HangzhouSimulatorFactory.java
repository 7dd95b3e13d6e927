package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.testkit.Seat;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.util.List;

/** Makes the simulator that stands at the other end of the adapter {@code hangzhou}. */
public final class HangzhouSimulatorFactory implements SimulatorFactory {
  @Override
  public String name() {
    return "hangzhou";
  }

  @Override
  public List<Seat> seats() {
    return List.of(
        Seat.of("hangzhou", "330100", "杭州市交通运输行政执法队", "Hangzhou", 170)
            .sharing("client-secret", "webhook")
            .taking(
                Seat.Takes.everything()
                    .without(PlateColour.FARM_YELLOW, PlateColour.FARM_GREEN)
                    .without(
                        ItemKind.WATCH_ORDER,
                        ItemKind.WATCH_REVOCATION,
                        ItemKind.WATCH_HIT,
                        ItemKind.VEHICLE_ALARM)));
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return HangzhouSimulator.start(settings);
  }
}

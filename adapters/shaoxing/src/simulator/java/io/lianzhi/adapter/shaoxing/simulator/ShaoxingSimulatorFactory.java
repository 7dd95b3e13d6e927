package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.testkit.Seat;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.util.List;

/** Starts the other end of the adapter named {@code shaoxing}. */
public final class ShaoxingSimulatorFactory implements SimulatorFactory {
  @Override
  public String name() {
    return "shaoxing";
  }

  @Override
  public List<Seat> seats() {
    return List.of(
        Seat.of("shaoxing", "330600", "绍兴市交通运输行政执法队", "Shaoxing", 130)
            .sharing("jkxlh")
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
    return new ShaoxingSimulator(settings);
  }
}

package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Seat;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.util.List;

/** Makes the simulator that stands at the other end of the adapter {@code taizhou}. */
public final class TaizhouSimulatorFactory implements SimulatorFactory {
  /** Characters that a password of JT/T 809 has. */
  private static final int PASSWORD = 8;

  @Override
  public String name() {
    return "taizhou";
  }

  @Override
  public List<Seat> seats() {
    return List.of(
        Seat.of("taizhou", "331000", "台州市交通运输行政执法队", "Taizhou", 120)
            .taking(Seat.Takes.everything().without(ItemKind.VEHICLE_ALARM))
            .sharingShort(PASSWORD, TaizhouSimulator.LINK_PASSWORD)
            .callingAt(TaizhouSimulator.QUEUE_PORT, TaizhouSimulator.LINK_PORT)
            .spotting());
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return TaizhouSimulator.start(settings);
  }
}

package io.lianzhi.adapter.lishui.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.testkit.Seat;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.util.EnumSet;
import java.util.List;

/** Makes the simulator that stands at the other end of the adapter {@code lishui}. */
public final class LishuiSimulatorFactory implements SimulatorFactory {
  @Override
  public String name() {
    return "lishui";
  }

  @Override
  public List<Seat> seats() {
    Seat.Takes takes =
        new Seat.Takes(
            EnumSet.of(
                ItemKind.COPY_NOTICE,
                ItemKind.OVERLOAD_RECORD,
                ItemKind.BLACKLIST_ENTRY,
                ItemKind.BLACKLIST_REMOVAL),
            EnumSet.allOf(PlateColour.class),
            true);
    return List.of(Seat.of("lishui", "331100", "丽水市交通运输行政执法队", "Lishui", 120).taking(takes));
  }

  @Override
  public LishuiSimulator start(SimulatorSettings settings) {
    return LishuiSimulator.start(settings);
  }
}

package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.item.AxleLayout;
import io.lianzhi.contracts.item.Dimensions;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.MassLimit;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.OverrunRate;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.item.RecordCode;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.StationCode;
import io.lianzhi.contracts.item.VehicleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Weighings in motion, spread as in 2021: 300 of 4,507 vehicles weighed 100 t or more, most others
 * were less than 20 percent over.
 */
final class Weighings {
  private static final int VEHICLES_OF_2021 = 4_507;
  private static final int HUNDRED_TONNERS_OF_2021 = 300;
  private static final String RULE = "超限运输车辆行驶公路管理规定(2016) 3";
  private static final List<Integer> AXLES = List.of(2, 3, 4, 5, 6, 6, 6);
  private static final Map<Integer, Integer> LIMITS =
      Map.of(2, 18_000, 3, 25_000, 4, 31_000, 5, 43_000, 6, 49_000);
  private static final Map<Integer, String> LAYOUTS =
      Map.of(2, "1+1", 3, "1+2", 4, "2+2", 5, "1+1+3", 6, "1+2+3");

  private final Synthetic synthetic;

  Weighings(Synthetic synthetic) {
    this.synthetic = synthetic;
  }

  OverloadRecord usual(PlateReading plate, Region registered) {
    if (synthetic.below(VEHICLES_OF_2021) < HUNDRED_TONNERS_OF_2021) {
      return of(plate, registered, 6, 100_000 + 10 * synthetic.below(4_000));
    }
    int axles = synthetic.pick(AXLES);
    int limit = LIMITS.getOrDefault(axles, 0);
    return of(plate, registered, axles, limit + limit / 1_000 * overPerMille());
  }

  private int overPerMille() {
    int band = synthetic.below(100);
    if (band < 60) {
      return 10 + synthetic.below(190);
    }
    return band < 90 ? 200 + synthetic.below(300) : 500 + synthetic.below(500);
  }

  /** A lorry with so many axles, 2 to 6, and that total. */
  OverloadRecord of(PlateReading plate, Region registered, int axles, int totalKilograms) {
    Region county = synthetic.countyOfJinhua();
    Mass total = Mass.ofKilograms(totalKilograms);
    Mass limit = Mass.ofKilograms(LIMITS.getOrDefault(axles, 0));
    String station = county.code() + "31" + String.format("%02d", 1 + synthetic.below(9));
    return new OverloadRecord(
        new RecordCode(station + "_" + (1_637_251_200L + synthetic.below(86_400))),
        plate,
        synthetic.moment(),
        total,
        Field.of(new StationCode(station)),
        Field.of(county.name(java.util.Locale.CHINESE) + "非现场检测点"),
        Field.of(county),
        Field.of(registered),
        Field.unknown(),
        Field.of(new VehicleType(axles == 6 ? "Q11" : "H11")),
        Field.of(axles),
        Field.of(new AxleLayout(LAYOUTS.getOrDefault(axles, "1+1"))),
        Field.of(axleMasses(axles, totalKilograms)),
        Field.of(new MassLimit(limit, RULE)),
        Field.of(total.excessOver(limit)),
        Field.of(OverrunRate.of(total, limit)),
        Field.of(30 + synthetic.below(60)),
        Field.of(1 + synthetic.below(3)),
        Field.of("上行"),
        Field.of(new Dimensions(17_500, 2_550, 3_980)),
        Field.of(synthetic.below(50) == 0),
        Field.of(true),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown());
  }

  private static List<Mass> axleMasses(int axles, int total) {
    List<Mass> masses = new ArrayList<>();
    int each = total / axles;
    for (int i = 1; i < axles; i++) {
      masses.add(Mass.ofKilograms(each));
    }
    masses.add(Mass.ofKilograms(total - (long) each * (axles - 1)));
    return masses;
  }
}

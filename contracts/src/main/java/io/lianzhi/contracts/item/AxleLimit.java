package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.Table;
import java.util.Optional;

/** One line of {@code axle_limits.csv}; without layout or drive axle it holds for all. */
record AxleLimit(
    int axles,
    VehicleClass vehicle,
    Optional<AxleLayout> layout,
    Optional<DriveAxle> driveAxle,
    MassLimit limit) {

  static AxleLimit of(Table.Row row) {
    return new AxleLimit(
        Integer.parseInt(row.get("axles")),
        VehicleClass.valueOf(row.get("vehicle_class")),
        row.find("layout").map(AxleLayout::new),
        row.find("drive_axle").map(DriveAxle::valueOf),
        new MassLimit(Mass.ofKilograms(Long.parseLong(row.get("limit_kg"))), row.get("rule")));
  }
}

package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.Table;
import java.util.List;
import java.util.Optional;

/**
 * The mass limits of {@code axle_limits.csv}: article 3 of 超限运输车辆行驶公路管理规定 by number of axles, and
 * the finer limits that the national drawings (GB 1589) give for two layouts.
 *
 * <p>For plausibility only: what is not known of a vehicle ({@link LimitAdjustments}) can change
 * its limit, so a sender's own limit stands and is never overwritten.
 */
public final class AxleLimits {
  private static final Table TABLE = Table.shipped("axle_limits");
  private static final List<AxleLimit> LIMITS = TABLE.rows().stream().map(AxleLimit::of).toList();
  private static final int MOST_AXLES_TOLD_APART = 6;

  private AxleLimits() {}

  /** The version of the table. */
  public static String version() {
    return TABLE.version();
  }

  /**
   * The limit of article 3; empty where it names none, as for a rigid truck of five axles.
   *
   * @param driveAxle a train of six or more axles has 46 t instead of 49 t on a single drive axle;
   *     unknown counts as not single
   */
  public static Optional<MassLimit> byArticle3(
      int axles, VehicleClass vehicle, Optional<DriveAxle> driveAxle) {
    return find(axles, vehicle, Optional.empty(), driveAxle);
  }

  /** The limit that the layout alone has; empty for layouts that article 3 covers. */
  public static Optional<MassLimit> byLayout(AxleLayout layout, VehicleClass vehicle) {
    return find(layout.axles(), vehicle, Optional.of(layout), Optional.empty());
  }

  /** The limit of the layout where it has one of its own, else of article 3. */
  public static Optional<MassLimit> limit(
      AxleLayout layout, VehicleClass vehicle, Optional<DriveAxle> driveAxle) {
    return byLayout(layout, vehicle).or(() -> byArticle3(layout.axles(), vehicle, driveAxle));
  }

  /** The same with what else is known of the vehicle; empty also for one that is never 超限. */
  public static Optional<MassLimit> limit(
      AxleLayout layout,
      VehicleClass vehicle,
      Optional<DriveAxle> driveAxle,
      LimitAdjustments adjustments) {
    return adjustments.adjust(limit(layout, vehicle, driveAxle));
  }

  private static Optional<MassLimit> find(
      int axles, VehicleClass vehicle, Optional<AxleLayout> layout, Optional<DriveAxle> driveAxle) {
    int counted = Math.min(axles, MOST_AXLES_TOLD_APART);
    List<AxleLimit> found =
        LIMITS.stream()
            .filter(limit -> limit.axles() == counted && limit.vehicle() == vehicle)
            .filter(limit -> limit.layout().equals(layout))
            .toList();
    return found.stream()
        .filter(limit -> driveAxle.isPresent() && limit.driveAxle().equals(driveAxle))
        .findFirst()
        .or(() -> found.stream().filter(limit -> limit.driveAxle().isEmpty()).findFirst())
        .map(AxleLimit::limit);
  }
}

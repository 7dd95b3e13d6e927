package io.lianzhi.contracts.item;

import java.util.Optional;

/**
 * What article 3 of 超限运输车辆行驶公路管理规定 lets change a limit beside the axles. Say only what is known of
 * the vehicle: nothing here is guessed.
 *
 * @param singleTyres single tyres on axles other than the drive axles, or on a trailer, that are
 *     not wide-base tyres: 3,000 kg less
 * @param sumOfAxleLimits the limits of its axles added up: the limit is never above it
 * @param licensed the figure of the vehicle licence (行驶证): it alone counts for tractors, farm and
 *     low-speed vehicles
 * @param exempt conforms to GB 1589 and is refrigerated, a train, on air suspension or of special
 *     purpose: never 超限
 */
public record LimitAdjustments(
    boolean singleTyres, Optional<Mass> sumOfAxleLimits, Optional<Mass> licensed, boolean exempt) {
  private static final Mass SINGLE_TYRES = Mass.ofKilograms(3_000);

  /** Nothing but the axles is known. */
  public static final LimitAdjustments NONE =
      new LimitAdjustments(false, Optional.empty(), Optional.empty(), false);

  /** The limit as it is with these, naming the rule that gave it; empty where there is none. */
  Optional<MassLimit> adjust(Optional<MassLimit> byAxles) {
    if (exempt) {
      return Optional.empty();
    }
    if (licensed.isPresent()) {
      return licensed.map(mass -> new MassLimit(mass, "行驶证核定总质量"));
    }
    return byAxles.map(this::forTyres).map(this::withinAxles);
  }

  private MassLimit forTyres(MassLimit limit) {
    return singleTyres
        ? new MassLimit(limit.mass().minus(SINGLE_TYRES), limit.rule() + "，单轮减 3000 千克")
        : limit;
  }

  private MassLimit withinAxles(MassLimit limit) {
    return sumOfAxleLimits
        .filter(sum -> sum.compareTo(limit.mass()) < 0)
        .map(sum -> new MassLimit(sum, "各轴限值之和"))
        .orElse(limit);
  }
}

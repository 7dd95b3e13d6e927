package io.lianzhi.contracts.item;

/**
 * How much a vehicle may weigh with its load, and by which rule: two rules may give two limits.
 *
 * @param mass one that a vehicle can have, else {@code UNIT_AMBIGUOUS}
 * @param rule text and article, such as {@code 超限运输车辆行驶公路管理规定(2016) 3(8)}
 */
public record MassLimit(Mass mass, String rule) {
  private static final int LONGEST = 128;

  public MassLimit {
    mass.requirePlausibleGross();
    Checks.text(rule, LONGEST, "rule of a limit");
  }
}

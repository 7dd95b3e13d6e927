package io.lianzhi.contracts.item;

/** Who or what can be on a blacklist. */
public enum SubjectType {
  VEHICLE,
  DRIVER,
  ENTERPRISE,
  /** 货运源头单位. */
  SOURCE_UNIT,
  /** 机动车维修经营者. */
  WORKSHOP
}

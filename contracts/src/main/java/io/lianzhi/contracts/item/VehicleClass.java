package io.lianzhi.contracts.item;

/** How a goods vehicle is built, as 超限运输车辆行驶公路管理规定 tells them apart. */
public enum VehicleClass {
  /** 载货汽车. */
  RIGID_TRUCK,
  /** 中置轴挂车列车. */
  CENTRE_AXLE_TRAIN,
  /** 铰接列车. */
  ARTICULATED_TRAIN,
  /** 全挂汽车列车. */
  FULL_TRAILER_TRAIN
}

package io.lianzhi.contracts.item;

/** Whether the tractor of a train drives on one axle or on a group of two. */
public enum DriveAxle {
  SINGLE,
  DOUBLE
}

package io.lianzhi.contracts;

import io.lianzhi.contracts.item.Plate;
import java.time.Instant;
import java.util.List;

/**
 * The vehicles that one party has been asked to watch for, by orders that a memorandum let through
 * to it and that neither ended nor were revoked. From memory: it can be asked for each position of
 * each vehicle, and what nobody asked for need not be kept.
 */
@FunctionalInterface
public interface Watches {
  /**
   * The orders that hold for a vehicle.
   *
   * @param plate text and colour: another colour is another vehicle
   * @param at when it was seen
   */
  List<Watch> of(Plate plate, Instant at);
}

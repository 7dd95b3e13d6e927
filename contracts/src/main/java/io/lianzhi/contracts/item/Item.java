package io.lianzhi.contracts.item;

import java.time.LocalDate;
import java.util.Optional;

/** The content of a letter. */
public sealed interface Item
    permits CopyNotice,
        VehicleQuestion,
        VehicleRecord,
        OverloadRecord,
        BlacklistEntry,
        BlacklistRemoval,
        WatchOrder,
        WatchRevocation,
        WatchHit,
        VehicleAlarm {

  ItemKind kind();

  /**
   * The day in Beijing on which it happened: codes mean what they meant then. Empty where the item
   * tells of no day, as a question does.
   */
  Optional<LocalDate> happenedOn();

  /**
   * What the letter is about: letters about one subject keep their order. Never leaves the house
   * unhashed.
   */
  String subject();
}

package io.lianzhi.contracts.item;

/** The content of a letter. */
public sealed interface Item
    permits CopyNotice,
        VehicleQuestion,
        VehicleRecord,
        OverloadRecord,
        BlacklistEntry,
        BlacklistRemoval {

  ItemKind kind();

  /**
   * What the letter is about: letters about one subject keep their order. Never leaves the house
   * unhashed.
   */
  String subject();
}

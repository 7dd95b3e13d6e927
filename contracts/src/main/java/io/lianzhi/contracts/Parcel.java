package io.lianzhi.contracts;

import io.lianzhi.contracts.item.ItemKind;
import java.time.Instant;
import java.util.Optional;

/**
 * One addressee's copy of a letter in that addressee's form, released under a clause. Only the
 * gateway makes one: nothing that was not released can be delivered.
 */
public interface Parcel {
  /** The same at every attempt; unique at the hub; 1 to 64 visible ASCII characters. */
  String id();

  LetterId letter();

  Incident incident();

  ItemKind kind();

  Urgency urgency();

  RawMessage message();

  /** When the delivery is of no more use. */
  Optional<Instant> deadline();

  /** When the time of its clause ends: by then nobody keeps it on the way any more. */
  Instant keptUntil();
}

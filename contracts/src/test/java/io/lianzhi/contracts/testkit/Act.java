package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.item.ItemKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that a party does on the day, with what must come of it.
 *
 * @param title the difficulty in words, as {@code "98 t on a 49 t limit"}; "ordinary" where none
 * @param letter the id that the adapter will find or derive; empty where the form is unreadable
 * @param to the addressees expected to get it, and nobody else
 * @param facts what each addressee must hold afterwards, in canonical terms: any of {@code plate,
 *     colour, totalKg, limitKg, region, time, driverName, qualification, entry, found, withheld}.
 *     {@code entry} is the id of a listing or of a watch order. {@code time} is ISO 8601: of a
 *     weighing, a vehicle record, and all about watches and alarms the instant in UTC, of other
 *     letters the day that they are about, in Beijing
 * @param send sends it over the wire and says what the hub answered: a refusal code, {@code ok}, or
 *     an empty text where the party's form gives no answer
 */
public record Act(
    String title,
    Optional<LetterId> letter,
    Optional<ItemKind> kind,
    List<PartyId> to,
    Expected expected,
    Map<String, String> facts,
    Supplier<String> send) {
  public Act {
    to = List.copyOf(to);
    facts = Map.copyOf(facts);
  }
}

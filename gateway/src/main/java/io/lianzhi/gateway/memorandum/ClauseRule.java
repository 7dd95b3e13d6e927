package io.lianzhi.gateway.memorandum;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.item.ItemKind;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/**
 * One clause: who may send what kind to whom, for which purposes, with which fields, on what proof,
 * kept for how long.
 *
 * @param fields the fields released; all others are withheld. Sensitive ones are released masked
 * @param least the weakest proof of the sender that the clause takes
 * @param retention how long the content is kept after it was taken in; at least one month
 * @param until last day of this clause, where it ends before its memorandum
 */
public record ClauseRule(
    String number,
    Set<PartyId> senders,
    Set<PartyId> addressees,
    ItemKind kind,
    Set<Purpose> purposes,
    Set<String> fields,
    Proof.Strength least,
    Period retention,
    Optional<LocalDate> until) {

  public ClauseRule {
    senders = Set.copyOf(senders);
    addressees = Set.copyOf(addressees);
    purposes = Set.copyOf(purposes);
    fields = Set.copyOf(fields);
    if (senders.isEmpty() || addressees.isEmpty() || purposes.isEmpty()) {
      throw new IllegalArgumentException(number + ": senders, addressees and purposes are needed");
    }
    if (senders.size() == 1 && senders.equals(addressees)) {
      throw new IllegalArgumentException(number + ": connects nobody: nobody sends to itself");
    }
    if (!kind.schema().releasable().containsAll(fields)) {
      throw new IllegalArgumentException(
          number + ": " + kind + " has no such fields to release: " + foreign(kind, fields));
    }
    if (retention.toTotalMonths() < 1) {
      throw new IllegalArgumentException(number + ": retention below one month");
    }
  }

  private static Set<String> foreign(ItemKind kind, Set<String> fields) {
    Set<String> rest = new java.util.TreeSet<>(fields);
    rest.removeAll(kind.schema().releasable());
    return rest;
  }

  boolean connects(PartyId sender, PartyId addressee) {
    return senders.contains(sender) && addressees.contains(addressee) && !sender.equals(addressee);
  }
}

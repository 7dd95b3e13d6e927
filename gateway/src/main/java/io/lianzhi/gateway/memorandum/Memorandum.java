package io.lianzhi.gateway.memorandum;

import io.lianzhi.contracts.PartyId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A signed joint-enforcement memorandum 备忘录 as data.
 *
 * @param id its short name, cited with every decision
 * @param from first day in force
 * @param to last day in force
 */
public record Memorandum(
    String id,
    String title,
    Set<PartyId> parties,
    LocalDate from,
    LocalDate to,
    List<ClauseRule> clauses) {

  public Memorandum {
    parties = Set.copyOf(parties);
    clauses = List.copyOf(clauses);
    if (id.isBlank() || title.isBlank()) {
      throw new IllegalArgumentException("a memorandum has an id and a title");
    }
    if (parties.size() < 2) {
      throw new IllegalArgumentException(id + ": at least two parties sign a memorandum");
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(id + ": it ends before it begins");
    }
    if (clauses.isEmpty()) {
      throw new IllegalArgumentException(id + ": no clauses, so nothing would pass");
    }
    for (ClauseRule clause : clauses) {
      requireWithin(id, parties, from, to, clause);
    }
    if (clauses.stream().map(ClauseRule::number).distinct().count() != clauses.size()) {
      throw new IllegalArgumentException(id + ": a clause number stands twice");
    }
  }

  private static void requireWithin(
      String id, Set<PartyId> parties, LocalDate from, LocalDate to, ClauseRule clause) {
    String cited = id + " " + clause.number();
    if (!parties.containsAll(clause.senders()) || !parties.containsAll(clause.addressees())) {
      throw new IllegalArgumentException(cited + ": names a party that did not sign");
    }
    if (clause.until().filter(last -> last.isBefore(from) || last.isAfter(to)).isPresent()) {
      throw new IllegalArgumentException(cited + ": its last day is not within the memorandum's");
    }
  }
}

package io.lianzhi.gateway.memorandum;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Purpose;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A clause with the memorandum that it stands in. */
record Rule(Memorandum memorandum, ClauseRule clause) {
  Clause cited() {
    return new Clause(memorandum.id(), clause.number());
  }

  LocalDate first() {
    return memorandum.from();
  }

  LocalDate last() {
    return clause.until().orElse(memorandum.to());
  }

  boolean inForce(LocalDate day) {
    return !day.isBefore(first()) && !day.isAfter(last());
  }

  /** What both would decide on the same day, in words; empty where they never meet. */
  Optional<String> overlap(Rule other) {
    boolean apart =
        clause.kind() != other.clause.kind()
            || first().isAfter(other.last())
            || other.first().isAfter(last());
    return apart
        ? Optional.empty()
        : connections(other)
            .findFirst()
            .flatMap(parties ->
                sharedPurpose(other)
                    .map(purpose ->
                        "%s and %s overlap: %s %s for %s, from %s to %s"
                            .formatted(
                                other.cited(),
                                cited(),
                                clause.kind(),
                                parties,
                                purpose,
                                later(first(), other.first()),
                                earlier(last(), other.last()))));
  }

  /** Senders and addressees whom both clauses connect, as {@code a to b}. */
  private Stream<String> connections(Rule other) {
    return clause.senders().stream()
        .sorted()
        .flatMap(sender ->
            clause.addressees().stream()
                .sorted()
                .filter(addressee -> other.clause.connects(sender, addressee))
                .map(addressee -> sender + " to " + addressee));
  }

  private Optional<Purpose> sharedPurpose(Rule other) {
    return clause.purposes().stream()
        .filter(other.clause.purposes()::contains)
        .min(Comparator.comparing(Purpose::code));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}

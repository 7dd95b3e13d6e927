package io.lianzhi.contracts.code;

import io.lianzhi.contracts.lineage.Lineage;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One owner's codes for one thing, in one version, with their history: every question names the day
 * that it is asked for. An unknown or ambiguous code has no canonical value: the letter is parked,
 * a default is never taken.
 *
 * @param name such as {@code plate_colour.police}
 * @param version of the table; recorded with every mapping, since owners redefine codes
 */
public record CodeSet(String name, String version, List<CodeEntry> entries) {
  private static final String ANY_OTHER = "*";

  public CodeSet {
    entries = List.copyOf(entries);
  }

  /** A partner's own table in the columns of the shipped ones. */
  public static CodeSet read(String name, Reader csv) throws IOException {
    return of(name, Table.read(csv));
  }

  /** A table that has been read. */
  public static CodeSet of(String name, Table table) {
    return new CodeSet(name, table.version(), table.rows().stream().map(CodeEntry::of).toList());
  }

  /** The owner's newest table of that name that was given to the house, or else this one. */
  public CodeSet inForce() {
    return CodeSets.newest(this);
  }

  /**
   * Whether {@code next} can take this one's place: of the same name, of a later version, and with
   * every code's meaning, since what was written in its time must stay readable. Names, and the
   * days from which and to which a line holds, may change.
   */
  public boolean isFollowedBy(CodeSet next) {
    return next.name().equals(name)
        && next.version().compareTo(version) > 0
        && entries.stream().allMatch(line -> next.entries.stream().anyMatch(line::meansTheSameAs));
  }

  /**
   * What {@code code} meant on {@code date}; empty when it was unknown, or needs a qualifier.
   *
   * @param date of what the code tells of, not of its reading
   */
  public Optional<String> canonical(String code, LocalDate date) {
    Lineage.by(name, version);
    return only(date, entry -> entry.code().equals(code));
  }

  /** As {@link #canonical(String, LocalDate)}, where the owner's second code is known. */
  public Optional<String> canonical(String code, String qualifier, LocalDate date) {
    Lineage.by(name, version);
    Predicate<CodeEntry> sameCode = entry -> entry.code().equals(code);
    return only(date, sameCode.and(entry -> entry.qualifier().equals(Optional.of(qualifier))))
        .or(() ->
            only(date, sameCode.and(entry -> entry.qualifier().equals(Optional.of(ANY_OTHER)))))
        .or(() -> only(date, sameCode.and(entry -> entry.qualifier().isEmpty())));
  }

  private Optional<String> only(LocalDate date, Predicate<CodeEntry> wanted) {
    List<String> found =
        on(date)
            .filter(CodeEntry::reads)
            .filter(wanted)
            .map(CodeEntry::canonical)
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private Stream<CodeEntry> on(LocalDate date) {
    return entries.stream().filter(entry -> entry.valid().contains(date));
  }

  /**
   * The line to write for {@code canonical} on {@code date}; empty when the owner had no code for
   * it then. A line that is out of date is never written: its code may mean something else by now.
   */
  public Optional<CodeEntry> entryFor(String canonical, LocalDate date) {
    Lineage.by(name, version);
    return on(date)
        .filter(entry -> entry.writes() && entry.canonical().equals(canonical))
        .findFirst();
  }

  /** The code to write for {@code canonical} on {@code date}; empty when the owner had none. */
  public Optional<String> codeFor(String canonical, LocalDate date) {
    return entryFor(canonical, date).map(CodeEntry::code);
  }

  /** Whether {@code canonical}, written and read again on {@code date}, is still the same. */
  public boolean carries(String canonical, LocalDate date) {
    return entryFor(canonical, date)
        .flatMap(entry ->
            entry.qualifier().isPresent()
                ? canonical(entry.code(), entry.qualifier().get(), date)
                : canonical(entry.code(), date))
        .equals(Optional.of(canonical));
  }

  /** Whether {@code code} was in use on {@code date}, whatever it meant. */
  public boolean has(String code, LocalDate date) {
    return on(date).anyMatch(entry -> entry.reads() && entry.code().equals(code));
  }

  /** Whether {@code code} was ever in use: what was written in its time must stay readable. */
  public boolean everHad(String code) {
    Lineage.by(name, version);
    return lines(code).findAny().isPresent();
  }

  /** Whether {@code canonical} was ever the meaning of a code. */
  public boolean everMeant(String canonical) {
    return entries.stream().anyMatch(entry -> entry.canonical().equals(canonical));
  }

  /** The name of {@code code} on {@code date}, or else its last, in the table's own words. */
  public Optional<String> nameOf(String code, Locale locale, LocalDate date) {
    return lines(code)
        .filter(entry -> entry.valid().contains(date))
        .findFirst()
        .or(() -> lines(code).reduce((earlier, later) -> later))
        .map(entry -> entry.names().in(locale));
  }

  private Stream<CodeEntry> lines(String code) {
    return entries.stream().filter(entry -> entry.reads() && entry.code().equals(code));
  }
}

package io.lianzhi.contracts.code;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One owner's codes for one thing, in one version. An unknown or ambiguous code has no canonical
 * value: the letter is parked, a default is never taken.
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

  static CodeSet of(String name, Table table) {
    return new CodeSet(name, table.version(), table.rows().stream().map(CodeEntry::of).toList());
  }

  /** The canonical value of {@code code}; empty when unknown or when it needs a qualifier. */
  public Optional<String> canonical(String code) {
    return only(entry -> entry.code().equals(code));
  }

  /** As {@link #canonical(String)}, of the entries valid on {@code date}. */
  public Optional<String> canonical(String code, LocalDate date) {
    return only(entry -> entry.code().equals(code) && entry.valid().contains(date));
  }

  /**
   * The canonical value of {@code code} where the owner's second code {@code qualifier} is known.
   */
  public Optional<String> canonical(String code, String qualifier) {
    Predicate<CodeEntry> sameCode = entry -> entry.code().equals(code);
    return only(sameCode.and(entry -> entry.qualifier().equals(Optional.of(qualifier))))
        .or(() -> only(sameCode.and(entry -> entry.qualifier().equals(Optional.of(ANY_OTHER)))))
        .or(() -> only(sameCode.and(entry -> entry.qualifier().isEmpty())));
  }

  private Optional<String> only(Predicate<CodeEntry> wanted) {
    List<String> found =
        entries.stream()
            .filter(CodeEntry::reads)
            .filter(wanted)
            .map(CodeEntry::canonical)
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The line to write for {@code canonical}; empty when the owner has no code for it. */
  public Optional<CodeEntry> entryFor(String canonical) {
    return entries.stream()
        .filter(entry -> entry.writes() && entry.canonical().equals(canonical))
        .findFirst();
  }

  /** The code to write for {@code canonical}; empty when the owner has none. */
  public Optional<String> codeFor(String canonical) {
    return entryFor(canonical).map(CodeEntry::code);
  }

  /** Whether {@code canonical} written and read again is still {@code canonical}. */
  public boolean carries(String canonical) {
    return entryFor(canonical)
        .flatMap(entry ->
            entry.qualifier().isPresent()
                ? canonical(entry.code(), entry.qualifier().get())
                : canonical(entry.code()))
        .equals(Optional.of(canonical));
  }

  /** Whether {@code code} is in the table, whatever it means. */
  public boolean has(String code) {
    return entries.stream().anyMatch(entry -> entry.reads() && entry.code().equals(code));
  }

  /** The name of {@code code} in the table's own words. */
  public Optional<String> nameOf(String code, Locale locale) {
    return entries.stream()
        .filter(entry -> entry.reads() && entry.code().equals(code))
        .findFirst()
        .map(entry -> entry.names().in(locale));
  }
}

package io.lianzhi.contracts;

import java.util.Optional;

/**
 * Why the hub says no: a value, rendered in Chinese and English at the edge.
 *
 * @param at where in the letter: a field name or path in the sender's own form; empty for the whole
 * @param accepted the accepted form in words, for a wrong value
 * @param clause the memorandum clause that decided, where one did
 */
public record Refused(
    RefusalCode code, String at, Optional<String> accepted, Optional<Clause> clause)
    implements Reply, Outcome {
  private static final int LONGEST_PLACE = 40;

  public static Refused of(RefusalCode code, String at) {
    return new Refused(code, at, Optional.empty(), Optional.empty());
  }

  public static Refused of(RefusalCode code, String at, String accepted) {
    return new Refused(code, at, Optional.of(accepted), Optional.empty());
  }

  public static Refused by(Clause clause, RefusalCode code, String at) {
    return new Refused(code, at, Optional.empty(), Optional.of(clause));
  }

  /** A broken value found at {@code at}. */
  public static Refused of(InvalidValue invalid, String at) {
    return new Refused(invalid.code(), at, Optional.of(invalid.accepted()), Optional.empty());
  }

  /** A name that the sender made up, fit for {@link #at}: short, and printable on one line. */
  public static String place(String name) {
    String printable = name.replaceAll("[^\\p{L}\\p{N}_.-]", "?");
    return printable.length() > LONGEST_PLACE ? printable.substring(0, LONGEST_PLACE) : printable;
  }

  public RefusedException asException() {
    return new RefusedException(this);
  }
}

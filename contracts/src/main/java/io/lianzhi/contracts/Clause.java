package io.lianzhi.contracts;

/** A clause of a memorandum, as cited in decisions, logs and withheld fields. */
public record Clause(String memorandum, String number) {
  @Override
  public String toString() {
    return memorandum + " " + number;
  }
}

package io.lianzhi.contracts.code;

import java.util.Locale;
import java.util.Optional;

/**
 * One line of a code set.
 *
 * @param code as its owner writes it
 * @param qualifier a second code that the owner needs to tell values of {@code code} apart; {@code
 *     *} means any other
 * @param canonical our value; the code itself where the set has no other
 * @param use whether the line is for reading, writing or both
 */
public record CodeEntry(
    String code, Optional<String> qualifier, String canonical, Use use, Names names, Days valid) {

  /** Reading turns a code into its canonical value, writing turns a canonical value into a code. */
  public enum Use {
    BOTH,
    READ,
    WRITE
  }

  /** A name in both languages; English falls back on Chinese where nobody has translated it. */
  public record Names(String chinese, String english) {
    public String in(Locale locale) {
      boolean useChinese = locale.getLanguage().equals("zh") || english.isBlank();
      return useChinese ? chinese : english;
    }
  }

  static CodeEntry of(Table.Row row) {
    return new CodeEntry(
        row.get("code"),
        row.find("qualifier"),
        row.find("canonical").orElse(row.get("code")),
        row.find("use").map(use -> Use.valueOf(use.toUpperCase(Locale.ROOT))).orElse(Use.BOTH),
        new Names(row.get("name_zh"), row.get("name_en")),
        Days.of(row));
  }

  /** Whether both say the same of one code, whatever their days and names. */
  boolean meansTheSameAs(CodeEntry other) {
    return code.equals(other.code)
        && qualifier.equals(other.qualifier)
        && canonical.equals(other.canonical)
        && use == other.use;
  }

  boolean reads() {
    return use != Use.WRITE;
  }

  boolean writes() {
    return use != Use.READ;
  }
}

package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.Table;
import io.lianzhi.contracts.lineage.Lineage;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The shapes of plates by {@code plate_rules.csv}. Strict by default; a party whose cities issue
 * more new-energy letters than GA 36-2018 lists (Guangzhou: P) gets rules of its own.
 */
public final class PlateRules {
  private static final Table TABLE = Table.shipped("plate_rules");
  private static final PlateRules GA36 = new PlateRules("A-HJK");
  private static final PlateRules ANY_LETTER = new PlateRules("A-HJ-NP-Z");
  private static final Pattern LETTERS = Pattern.compile("[A-HJ-NP-Z]+");
  private static final String PLATE = "牌";
  private static final int SHORTEST = 6;

  private final List<PlateRule> rules;

  private PlateRules(String newEnergyLetters) {
    this.rules = PlateRule.of(TABLE, newEnergyLetters);
  }

  /** The new-energy letters of GA 36-2018: A to H, J, K. */
  public static PlateRules ga36() {
    return GA36;
  }

  /**
   * The letters of GA 36-2018 and these besides.
   *
   * @param letters upper case, not I or O
   */
  public static PlateRules withNewEnergyLetters(String letters) {
    if (!LETTERS.matcher(letters).matches()) {
      throw new IllegalArgumentException("new-energy letters are A-Z without I and O");
    }
    return new PlateRules("A-HJK" + letters);
  }

  /** Any letter in the new-energy position, as {@link Plate} itself takes it. */
  public static PlateRules anyLetter() {
    return ANY_LETTER;
  }

  /** The version of the table. */
  public static String version() {
    return TABLE.version();
  }

  /** As {@link PlateReading#of}, by these rules. */
  public PlateReading read(String raw, PlateColour colour) {
    Lineage.by("plate_rules", TABLE.version());
    if (accepts(raw)) {
      return new Plate(raw, colour);
    }
    if (isNoPlate(raw)) {
      return new NoPlate(raw, colour);
    }
    Plate plate = new Plate(bare(PlateText.normalise(raw)), colour);
    if (!accepts(plate.text())) {
      throw new InvalidValue(
          RefusalCode.ID_CHECK_FAILED,
          "new-energy letter not in use",
          "a new-energy letter of GA 36-2018: A-H, J, K");
    }
    return plate;
  }

  boolean accepts(String text) {
    return rules.stream().anyMatch(rule -> rule.shared() && rule.matches(text));
  }

  List<PlateRule> matching(String text) {
    return rules.stream().filter(rule -> rule.shared() && rule.matches(text)).toList();
  }

  /** Why a text that no rule accepts is refused. */
  static InvalidValue refusal(String text) {
    boolean neverShared =
        GA36.rules.stream().anyMatch(rule -> !rule.shared() && rule.matches(text));
    return new InvalidValue(
        RefusalCode.ID_CHECK_FAILED,
        neverShared ? "military and armed-police plates are never exchanged" : "not a plate",
        "a civil plate of GA 36-2018, such as 浙G12345, 浙GD12345 or 浙G1234挂");
  }

  /**
   * Whether the text says that there was no plate. One with 牌 in it does unless it names a plate as
   * well: 军牌VA00001 is a military plate, not a remark.
   */
  static boolean isNoPlate(String raw) {
    String text = PlateText.normalise(raw);
    return text.length() < SHORTEST || (text.contains(PLATE) && !namesPlate(text));
  }

  private static boolean namesPlate(String text) {
    String unwrapped = PlateText.unwrapped(text);
    return ANY_LETTER.rules.stream().anyMatch(rule -> rule.isFoundIn(unwrapped));
  }

  /** The plate alone, where words for a plate stand around it. */
  private static String bare(String text) {
    if (!text.contains(PLATE)) {
      return text;
    }
    String unwrapped = PlateText.unwrapped(text);
    return ANY_LETTER.accepts(unwrapped) ? unwrapped : PlateText.withoutWords(unwrapped);
  }
}

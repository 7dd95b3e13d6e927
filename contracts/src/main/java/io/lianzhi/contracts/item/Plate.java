package io.lianzhi.contracts.item;

import java.util.List;
import java.util.Optional;

/**
 * A number plate (GA 36-2018). The vehicle's key is text <em>and</em> colour: a large and a small
 * vehicle may carry the same text.
 *
 * @param text normalised; any letter is taken in the new-energy position, since {@link
 *     PlateReading#of} or a party's own {@link PlateRules} has already judged it
 */
public record Plate(String text, PlateColour colour) implements PlateReading {

  public Plate {
    if (!PlateRules.anyLetter().accepts(text)) {
      throw PlateRules.refusal(text);
    }
  }

  /** Half-width, upper case, without dots, hyphens and blanks: 浙Ｇ·１２３４５ becomes 浙G12345. */
  public static String normalise(String raw) {
    return PlateText.normalise(raw);
  }

  /** Text and colour together: what a register is searched by. */
  public String key() {
    return text + "|" + colour;
  }

  /** The rules that text and colour satisfy; none when the colour was misread. */
  public List<PlateRule> rules() {
    return PlateRules.anyLetter().matching(text).stream()
        .filter(rule -> rule.colours().contains(colour))
        .toList();
  }

  /**
   * The kind of plate when text and colour leave one only. A yellow plate leaves two: 01 large and
   * 13 low-speed vehicles look the same.
   */
  public Optional<PlateKind> kind() {
    List<PlateKind> kinds = rules().stream().map(PlateRule::kind).distinct().toList();
    return kinds.size() == 1 ? Optional.of(kinds.getFirst()) : Optional.empty();
  }

  /**
   * Where the plate was issued, a hint only for where the vehicle is registered today: the city in
   * Zhejiang, elsewhere the province; empty when the authority letter is assigned to nobody.
   */
  public Optional<Region> registrationHint() {
    return Regions.byPlate(text);
  }

  @Override
  public String toString() {
    return "Plate[" + text.charAt(0) + "*** " + colour + "]";
  }
}

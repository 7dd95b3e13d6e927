package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One shape of plate from {@code plate_rules.csv}.
 *
 * @param name such as {@code NEV_SMALL}
 * @param kind 号牌种类 of GA 24.7
 * @param shared false for military and armed police, whose plates never leave a party
 */
public record PlateRule(
    String name, PlateKind kind, Set<PlateColour> colours, boolean shared, Pattern shape) {

  private static final String PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]";

  public PlateRule {
    colours = Set.copyOf(colours);
  }

  static List<PlateRule> of(Table table, String newEnergyLetters) {
    return table.rows().stream().map(row -> of(row, newEnergyLetters)).toList();
  }

  private static PlateRule of(Table.Row row, String newEnergyLetters) {
    Set<PlateColour> colours = EnumSet.noneOf(PlateColour.class);
    row.list("colours").forEach(colour -> colours.add(PlateColour.valueOf(colour)));
    String shape =
        row.get("shape")
            .replace("{province}", PROVINCE)
            .replace("{letter}", "[A-HJ-NP-Z]")
            .replace("{serial}", "[A-HJ-NP-Z0-9]")
            .replace("{nev}", "[" + newEnergyLetters + "]");
    return new PlateRule(
        row.get("rule").toUpperCase(Locale.ROOT),
        new PlateKind(row.get("kind")),
        colours,
        row.get("shared").equals("yes"),
        Pattern.compile(shape));
  }

  boolean isFoundIn(String text) {
    return shape.matcher(text).find();
  }

  boolean matches(String text) {
    return shape.matcher(text).matches();
  }
}

package io.lianzhi.adapter.shaoxing.simulator;

import java.math.BigDecimal;
import java.util.Map;
import org.w3c.dom.Element;

/** What Shaoxing's codes mean, in the test kit's canonical terms. */
final class OwnCodes {
  /** hpys of the police, on SOAP 1.1; 4 is any green, and only the kind of plate says which. */
  private static final Map<String, String> POLICE =
      Map.of("0", "WHITE", "1", "YELLOW", "2", "BLUE", "3", "BLACK", "9", "OTHER");

  /** The case system's list, on SOAP 1.2. */
  private static final Map<String, String> CASE_SYSTEM =
      Map.of(
          "1",
          "YELLOW",
          "2",
          "BLUE",
          "3",
          "GREEN",
          "4",
          "YELLOW_GREEN",
          "5",
          "BLACK",
          "6",
          "WHITE",
          "7",
          "OTHER");

  private static final Map<String, String> REGIONS = Map.of("330621", "330603", "330682", "330604");

  private OwnCodes() {}

  static String police(Element hpys) {
    boolean plainGreen = hpys.hasAttribute("hpzl") && hpys.getTextContent().strip().equals("4");
    return colour(plainGreen ? Map.of("4", "GREEN") : POLICE, hpys);
  }

  static String caseSystem(Element hpys) {
    return colour(CASE_SYSTEM, hpys);
  }

  private static String colour(Map<String, String> codes, Element hpys) {
    return switch (hpys.getAttribute("hpzl")) {
      case "51" -> "YELLOW_GREEN";
      case "52" -> "GRADIENT_GREEN";
      default -> codes.getOrDefault(hpys.getTextContent().strip(), "?");
    };
  }

  /** Today's code; one that replaced a code of Shaoxing's own means nothing to Shaoxing. */
  static String region(String code) {
    return REGIONS.containsValue(code)
        ? code + ", unknown in Shaoxing"
        : REGIONS.getOrDefault(code, code);
  }

  /** Kilograms, whatever unit it came in. */
  static String kilograms(Element mass) {
    BigDecimal number = new BigDecimal(mass.getTextContent().strip());
    BigDecimal kilograms =
        switch (mass.getAttribute("dw")) {
          case "t" -> number.movePointRight(3);
          case "kg" -> number;
          default -> throw new IllegalArgumentException("mass without unit");
        };
    return kilograms.stripTrailingZeros().toPlainString();
  }
}

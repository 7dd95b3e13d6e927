package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.WarningCode;
import io.lianzhi.contracts.code.CodeSet;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** The checks that many values share. Messages never repeat the value. */
final class Checks {
  private Checks() {}

  /** Refuses a code that was never in the table; one that is out of use still says what it said. */
  static void known(CodeSet codes, String code, String accepted) {
    if (!codes.everHad(code)) {
      throw new InvalidValue(RefusalCode.CODE_UNKNOWN, "code is not in " + codes.name(), accepted);
    }
  }

  /** What to say of a code that was not in use on {@code day}. */
  static List<WarningCode> outOfUse(CodeSet codes, String code, LocalDate day) {
    return codes.has(code, day) ? List.of() : List.of(WarningCode.CODE_NOT_IN_USE);
  }

  static void form(Pattern form, String text, String message, String accepted) {
    require(form.matcher(text).matches(), message, accepted);
  }

  /** Refuses an identifier that fails its rule. */
  static void require(boolean holds, String message, String accepted) {
    if (!holds) {
      throw new InvalidValue(RefusalCode.ID_CHECK_FAILED, message, accepted);
    }
  }

  /**
   * Refuses text that is blank, longer than {@code longest} characters (code points, as the schema
   * counts) or holds control characters.
   */
  static void text(String text, int longest, String what) {
    if (text.isBlank()
        || text.codePointCount(0, text.length()) > longest
        || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValue(
          RefusalCode.SCHEMA,
          what + " is blank, too long or holds control characters",
          "1 to " + longest + " characters");
    }
  }
}

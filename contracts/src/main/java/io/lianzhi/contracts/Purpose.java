package io.lianzhi.contracts;

import java.util.regex.Pattern;

/**
 * What a letter's content may be used for, as the memorandum names it, for example {@code
 * OVERLOAD_CONTROL} (Personal Information Protection Law, art. 6): 2 to 40 of A-Z and underscore.
 */
public record Purpose(String code) {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z_]{1,39}");

  public Purpose {
    if (!FORM.matcher(code).matches()) {
      throw new InvalidValue(
          RefusalCode.NOT_AUTHORISED_PURPOSE, "not a purpose", "A-Z and '_', 2 to 40 characters");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}

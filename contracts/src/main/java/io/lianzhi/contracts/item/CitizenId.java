package io.lianzhi.contracts.item;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen's identity number (GB 11643): 17 digits and a check character, X in upper case. Its
 * first six digits name the county of first registration, which may be long abolished: they are not
 * looked up. By itself it refuses births before 1800 and after 2099; {@link #of} knows the day and
 * refuses those still to come. Sensitive: never printed.
 */
public record CitizenId(String value) {
  private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[0-9X]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_CHARACTERS = "10X98765432";
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2099;

  public CitizenId {
    Checks.form(FORM, value, "not an identity number by its form", "18 characters (GB 11643)");
    Checks.require(
        birth(value).filter(CitizenId::isPlausible).isPresent(),
        "no such day of birth",
        "yyyyMMdd in positions 7 to 14");
    Checks.require(
        value.charAt(WEIGHTS.length) == checkCharacter(value),
        "identity number's check character does not fit",
        "the check character of GB 11643");
  }

  /**
   * Reads a number written with a small x or in full width, of a person who was born by {@code
   * today}.
   */
  public static CitizenId of(String raw, LocalDate today) {
    String halfWidth = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    CitizenId id = new CitizenId(halfWidth.strip().replace('x', 'X'));
    Checks.require(
        birth(id.value).filter(born -> !born.isAfter(today)).isPresent(),
        "born in the future",
        "a day of birth that has come");
    return id;
  }

  private static Optional<LocalDate> birth(String value) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(value, 6, 10, 10),
              Integer.parseInt(value, 10, 12, 10),
              Integer.parseInt(value, 12, 14, 10)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static boolean isPlausible(LocalDate born) {
    return born.getYear() >= FIRST_YEAR && born.getYear() <= LAST_YEAR;
  }

  private static char checkCharacter(String value) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * Character.digit(value.charAt(i), 10);
    }
    return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
  }

  /** The first and last four characters, stars between. */
  public MaskedNumber masked() {
    return new MaskedNumber(value);
  }

  @Override
  public String toString() {
    return "CitizenId[***]";
  }
}

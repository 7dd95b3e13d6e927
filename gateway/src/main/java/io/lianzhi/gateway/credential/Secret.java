package io.lianzhi.gateway.credential;

/**
 * A text that the hub shares with one other, or with nobody. Not a record, and without a text form:
 * whatever prints settings does not print it.
 */
public final class Secret {
  private static final String PLACEHOLDER = "${";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * The framework makes it of a setting.
   *
   * @throws IllegalArgumentException where the setting is still the name of a variable that nobody
   *     has set: it would be a secret that everybody can read in the example
   */
  public static Secret of(String value) {
    if (value.startsWith(PLACEHOLDER)) {
      throw new IllegalArgumentException("the environment does not say what " + value + " is");
    }
    return new Secret(value);
  }

  /** The text itself, for the one use that it has. */
  public String reveal() {
    return value;
  }
}

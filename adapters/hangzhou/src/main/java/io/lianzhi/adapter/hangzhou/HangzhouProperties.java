package io.lianzhi.adapter.hangzhou;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Hangzhou's block of configuration. Settings {@code baseUrl}, {@code tokenUrl} and {@code
 * clientId} are needed; {@code connectTimeout} (PT3S), {@code requestTimeout} (PT5S), {@code
 * hmacTolerance} (PT5M) and {@code pollInterval} (PT1M) are ISO 8601 durations above zero. Any
 * other name is refused: a misspelt setting must not vanish.
 *
 * @param hmacTolerance how far a web-hook's timestamp may be off
 * @param pollInterval how often the outbox is read for what web-hooks missed
 */
record HangzhouProperties(
    URI baseUrl, OAuth oauth, Timeouts timeouts, Duration hmacTolerance, Duration pollInterval) {
  /** Where and as whom the hub gets its tokens; the secret is {@code client-secret}. */
  record OAuth(URI tokenUrl, String clientId) {}

  /** How long a connection, and a whole call, may take. */
  record Timeouts(Duration connect, Duration request) {}

  private static final Set<String> NAMES =
      Set.of(
          "baseUrl",
          "tokenUrl",
          "clientId",
          "connectTimeout",
          "requestTimeout",
          "hmacTolerance",
          "pollInterval");

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException where one is missing, wrong or unknown
   */
  static HangzhouProperties of(Map<String, String> settings) {
    for (String name : settings.keySet()) {
      require(NAMES.contains(name), name, "is not one of " + NAMES);
    }
    return new HangzhouProperties(
        address(settings, "baseUrl"),
        new OAuth(address(settings, "tokenUrl"), text(settings, "clientId")),
        new Timeouts(
            duration(settings, "connectTimeout", "PT3S"),
            duration(settings, "requestTimeout", "PT5S")),
        duration(settings, "hmacTolerance", "PT5M"),
        duration(settings, "pollInterval", "PT1M"));
  }

  /** The address of {@code path}, which begins with a slash. */
  URI at(String path) {
    String base = baseUrl.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  private static String text(Map<String, String> settings, String name) {
    String value = settings.getOrDefault(name, "");
    require(!value.isBlank(), name, "is missing");
    return value.strip();
  }

  private static URI address(Map<String, String> settings, String name) {
    URI address = URI.create(text(settings, name));
    boolean secured = "https".equals(address.getScheme()) && address.getHost() != null;
    require(secured, name, "is not an https address");
    return address;
  }

  private static Duration duration(Map<String, String> settings, String name, String usual) {
    Duration duration = parse(settings.getOrDefault(name, usual));
    require(duration.isPositive(), name, "is not a duration such as " + usual);
    return duration;
  }

  private static Duration parse(String text) {
    try {
      return Duration.parse(text.strip());
    } catch (DateTimeException wrong) {
      return Duration.ZERO;
    }
  }

  private static void require(boolean holds, String name, String why) {
    if (!holds) {
      throw new IllegalArgumentException("hangzhou: setting " + name + " " + why);
    }
  }
}

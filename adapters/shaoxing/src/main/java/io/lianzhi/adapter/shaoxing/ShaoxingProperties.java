package io.lianzhi.adapter.shaoxing;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shaoxing's block of configuration. Any setting that is not named here is refused: a misspelt one
 * must not vanish.
 *
 * @param url where their services are, as {@code https://host:port} ({@code url}, required)
 * @param system their xtlb ({@code xtlb}, default 81)
 */
record ShaoxingProperties(URI url, String system, Clocks clocks, Timeouts timeouts) {

  /**
   * How a difference of clocks is borne.
   *
   * @param skew how far their clock may be off in what they send ({@code clockSkew}, default PT5M)
   * @param backdate how far our time stamp is put back, at most 4 minutes, so that a slow clock of
   *     theirs does not take it for one to come ({@code backdate}, default PT2M)
   */
  record Clocks(Duration skew, Duration backdate) {}

  /**
   * How long we wait.
   *
   * @param connect how long a connection may take ({@code connectTimeout}, default PT5S)
   * @param read how long an answer may take ({@code readTimeout}, default PT15S)
   */
  record Timeouts(Duration connect, Duration read) {}

  private static final Set<String> NAMES =
      Set.of("url", "xtlb", "clockSkew", "backdate", "connectTimeout", "readTimeout");
  private static final Duration LONGEST_BACKDATE = Duration.ofMinutes(4);

  /**
   * Reads the block.
   *
   * @throws IllegalArgumentException where a setting is missing, wrong or unknown
   */
  static ShaoxingProperties of(Map<String, String> settings) {
    settings.keySet().forEach(name -> require(NAMES.contains(name), name, "not one of " + NAMES));
    Duration backdate = duration(settings, "backdate", "PT2M");
    require(backdate.compareTo(LONGEST_BACKDATE) <= 0, "backdate", "at most " + LONGEST_BACKDATE);
    return new ShaoxingProperties(
        https(settings.getOrDefault("url", "")),
        settings.getOrDefault("xtlb", "81"),
        new Clocks(positive(settings, "clockSkew", "PT5M"), backdate),
        new Timeouts(
            positive(settings, "connectTimeout", "PT5S"),
            positive(settings, "readTimeout", "PT15S")));
  }

  URI objects() {
    return url.resolve("/services/objects");
  }

  URI letters() {
    return url.resolve("/services/letters");
  }

  private static URI https(String text) {
    URI url = URI.create(text);
    boolean secured =
        "https".equals(url.getScheme()) && Optional.ofNullable(url.getHost()).isPresent();
    require(secured, "url", "an https address is required");
    return url;
  }

  private static Duration positive(Map<String, String> settings, String name, String usual) {
    Duration given = duration(settings, name, usual);
    require(given.isPositive(), name, "a duration above zero");
    return given;
  }

  private static Duration duration(Map<String, String> settings, String name, String usual) {
    try {
      Duration given = Duration.parse(settings.getOrDefault(name, usual));
      require(!given.isNegative(), name, "a duration not below zero");
      return given;
    } catch (DateTimeParseException broken) {
      throw new IllegalArgumentException("setting " + name + ": an ISO duration as PT5S", broken);
    }
  }

  private static void require(boolean holds, String name, String why) {
    if (!holds) {
      throw new IllegalArgumentException("setting " + name + ": " + why);
    }
  }
}

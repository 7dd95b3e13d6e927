package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Handover;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A standard party's settings.
 *
 * @param url {@code url}: where the party's system listens, as {@code https://host:port}; letters
 *     go to {@code /v1/letters} below it. Required where the party is called, else absent
 * @param handover {@code handover}: {@code called} (the default) or {@code pulled}
 * @param connectTimeout {@code connectTimeout}: as {@code 3s}, {@code 500ms} or {@code PT3S}, for
 *     the TCP connection; the default is 3 s
 * @param timeout {@code timeout}: the longest wait for the TLS handshake, and then for the party's
 *     answer; the default is 10 s
 */
record StandardProperties(
    Optional<URI> url, Handover handover, Duration connectTimeout, Duration timeout) {
  private static final Set<String> NAMES = Set.of("url", "handover", "connectTimeout", "timeout");
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m)");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  StandardProperties {
    if (handover == Handover.CALLED) {
      requireHttps(url.orElseThrow(() -> new IllegalArgumentException("url is missing")));
    } else if (url.isPresent()) {
      throw new IllegalArgumentException("url is set, and the party is never called");
    }
    requireRange("connectTimeout", connectTimeout);
    requireRange("timeout", timeout);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException where one is missing, unknown or wrong
   */
  static StandardProperties of(Map<String, String> settings) {
    settings.keySet().forEach(StandardProperties::requireKnown);
    return new StandardProperties(
        Optional.ofNullable(settings.get("url")).map(StandardProperties::uri),
        handover(settings.getOrDefault("handover", "called")),
        duration("connectTimeout", settings.getOrDefault("connectTimeout", "3s")),
        duration("timeout", settings.getOrDefault("timeout", "10s")));
  }

  private static void requireKnown(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("unknown setting '" + name + "', not one of " + NAMES);
    }
  }

  private static void requireHttps(URI url) {
    if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getRawQuery() != null) {
      throw new IllegalArgumentException("url is not as https://host:port");
    }
  }

  private static void requireRange(String name, Duration duration) {
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " is not above 0 and up to 5 minutes");
    }
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("url is not as https://host:port", e);
    }
  }

  private static Handover handover(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "called" -> Handover.CALLED;
      case "pulled" -> Handover.PULLED;
      default -> throw new IllegalArgumentException("handover is not 'called' or 'pulled'");
    };
  }

  private static Duration duration(String name, String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(count);
        case "s" -> Duration.ofSeconds(count);
        default -> Duration.ofMinutes(count);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is not as 3s, 500ms or PT3S", e);
    }
  }
}

package io.lianzhi.adapter.shaoxing;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * Shaoxing's block of configuration.
 *
 * @param url where their services are, as {@code https://host:port} ({@code url}, required)
 * @param system their xtlb ({@code xtlb}, default 81)
 * @param skew how far their clock may be off ({@code clockSkew}, default PT5M)
 * @param connectTimeout how long a connection may take ({@code connectTimeout}, default PT5S)
 * @param readTimeout how long an answer may take ({@code readTimeout}, default PT15S)
 */
record ShaoxingProperties(
    URI url, String system, Duration skew, Duration connectTimeout, Duration readTimeout) {

  /**
   * Reads the block.
   *
   * @throws IllegalArgumentException where a setting is missing or wrong
   */
  static ShaoxingProperties of(Map<String, String> settings) {
    return new ShaoxingProperties(
        https(settings.getOrDefault("url", "")),
        settings.getOrDefault("xtlb", "81"),
        duration(settings, "clockSkew", Duration.ofMinutes(5)),
        duration(settings, "connectTimeout", Duration.ofSeconds(5)),
        duration(settings, "readTimeout", Duration.ofSeconds(15)));
  }

  URI objects() {
    return url.resolve("/services/objects");
  }

  URI letters() {
    return url.resolve("/services/letters");
  }

  private static URI https(String text) {
    URI url = URI.create(text);
    if (!"https".equals(url.getScheme()) || Optional.ofNullable(url.getHost()).isEmpty()) {
      throw new IllegalArgumentException("setting url: an https address is required");
    }
    return url;
  }

  private static Duration duration(Map<String, String> settings, String name, Duration otherwise) {
    try {
      Duration given =
          Optional.ofNullable(settings.get(name)).map(Duration::parse).orElse(otherwise);
      if (given.isNegative() || given.isZero()) {
        throw new IllegalArgumentException("setting " + name + ": a duration above zero");
      }
      return given;
    } catch (DateTimeParseException broken) {
      throw new IllegalArgumentException("setting " + name + ": an ISO duration as PT5S", broken);
    }
  }
}

package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.item.Region;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Quzhou's block of configuration, as the folder's README lists it. Any other name is refused: a
 * misspelt setting must not vanish.
 *
 * @param appKey the hub's name at the data gateway; the secret to it is {@code app-secret}
 * @param apis catalogue and service of each kind, as {@code catalogue/service}
 * @param window how far the timestamp of a letter of theirs may be off
 * @param formerRegionCodes retired codes that Quzhou wants in their successors' place
 */
record QuzhouProperties(
    URI baseUrl,
    String appKey,
    Map<Biz, String> apis,
    Times times,
    Duration window,
    ReplyCodes codes,
    Set<String> formerRegionCodes) {
  /** How long a connection and a whole call may take, and how long their two secrets live. */
  record Times(
      Duration connect, Duration request, Duration refreshSecret, Duration requestSecret) {}

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("connectTimeout", "PT3S"),
          Map.entry("requestTimeout", "PT5S"),
          Map.entry("refreshSecretLife", "PT48H"),
          Map.entry("requestSecretLife", "PT15M"),
          Map.entry("clockWindow", "PT5M"),
          Map.entry("okCode", "00"),
          Map.entry("endedCodes", "10,11"),
          Map.entry("clockCodes", "12"),
          Map.entry("waitCodes", "13,20,21"),
          Map.entry("notFoundCodes", "40"),
          Map.entry("formerRegionCodes", ""));

  QuzhouProperties {
    apis = Map.copyOf(apis);
    formerRegionCodes = Set.copyOf(formerRegionCodes);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException where one is missing, wrong or unknown
   */
  static QuzhouProperties of(Map<String, String> settings) {
    Set<String> names = names();
    for (String name : settings.keySet()) {
      require(names.contains(name), name, "is not one of " + names.stream().sorted().toList());
    }
    return new QuzhouProperties(
        address(settings),
        text(settings, "appKey"),
        apis(settings),
        new Times(
            duration(settings, "connectTimeout"),
            duration(settings, "requestTimeout"),
            duration(settings, "refreshSecretLife"),
            duration(settings, "requestSecretLife")),
        duration(settings, "clockWindow"),
        new ReplyCodes(
            text(settings, "okCode"),
            list(settings, "endedCodes"),
            list(settings, "clockCodes"),
            list(settings, "waitCodes"),
            list(settings, "notFoundCodes")),
        regions(settings));
  }

  private static Set<String> names() {
    Set<String> names = new HashSet<>(USUAL.keySet());
    names.add("baseUrl");
    names.add("appKey");
    Stream.of(Biz.values()).map(QuzhouProperties::api).forEach(names::add);
    return names;
  }

  private static String api(Biz biz) {
    return biz.type() + "Api";
  }

  /** The path at which a kind of letter is shared. */
  String sharedAt(Biz biz) {
    String api = Objects.requireNonNull(apis.get(biz), biz.type());
    return "/gateway/api/" + api.replace("/", "/dataSharing/") + ".htm";
  }

  /** The address of {@code path}, which begins with a slash. */
  URI at(String path) {
    String base = baseUrl.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  private static Map<Biz, String> apis(Map<String, String> settings) {
    Map<Biz, String> apis = new EnumMap<>(Biz.class);
    for (Biz biz : Biz.values()) {
      String api = text(settings, api(biz));
      require(
          api.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}"),
          api(biz),
          "is not catalogue/service");
      apis.put(biz, api);
    }
    return apis;
  }

  private static Set<String> regions(Map<String, String> settings) {
    Set<String> codes = list(settings, "formerRegionCodes");
    for (String code : codes) {
      require(!new Region(code).isCurrent(), "formerRegionCodes", "has a code in force: " + code);
    }
    return codes;
  }

  private static Set<String> list(Map<String, String> settings, String name) {
    return Stream.of(value(settings, name).split(","))
        .map(String::strip)
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String text(Map<String, String> settings, String name) {
    String value = value(settings, name);
    require(!value.isBlank(), name, "is missing");
    return value.strip();
  }

  private static String value(Map<String, String> settings, String name) {
    return settings.getOrDefault(name, USUAL.getOrDefault(name, ""));
  }

  private static URI address(Map<String, String> settings) {
    URI address = URI.create(text(settings, "baseUrl"));
    boolean secured = "https".equals(address.getScheme()) && address.getHost() != null;
    require(secured, "baseUrl", "is not an https address");
    return address;
  }

  private static Duration duration(Map<String, String> settings, String name) {
    Duration duration = parse(value(settings, name));
    require(duration.isPositive(), name, "is not a duration such as " + USUAL.get(name));
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
      throw new IllegalArgumentException("quzhou: setting " + name + " " + why);
    }
  }
}

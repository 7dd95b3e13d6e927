package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.item.PlateColours;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lishui's block of configuration; the README lists every name with its default. Any setting that
 * is not named there is refused: a misspelt one must not vanish.
 */
record LishuiProperties(Server server, Agreed agreed, Files files, Duration pollInterval) {
  /**
   * Their SFTP server.
   *
   * @param connect how long a connection may take to stand
   * @param read how long it may say nothing
   */
  record Server(String host, int port, String user, Duration connect, Duration read) {}

  /** What their files do not say themselves. */
  record Agreed(MassUnit massUnit, PlateColours plateColours) {}

  /**
   * How files are taken and given.
   *
   * @param chunk how many rows are taken in before the place is noted
   * @param largest in bytes
   * @param patience how long a file that differs from its control file may stay as it is before it
   *     is refused: it may still be on its way
   * @param lateAfter behind the day in its name
   */
  record Files(int chunk, long largest, Duration patience, Duration lateAfter) {}

  private static final Set<String> NAMES =
      Set.of(
          "host",
          "port",
          "user",
          "massUnit",
          "plateColours",
          "pollInterval",
          "connectTimeout",
          "readTimeout",
          "chunk",
          "largest",
          "patience",
          "lateAfter");
  private static final long MOST_ROWS = 20_000;
  private static final long MOST_BYTES = 1L << 40;

  /**
   * Reads the block.
   *
   * @throws IllegalArgumentException where a setting is missing, wrong or unknown
   */
  static LishuiProperties of(Map<String, String> settings) {
    settings.keySet().forEach(name -> require(NAMES.contains(name), name, "is none of " + NAMES));
    return new LishuiProperties(
        server(settings),
        agreed(settings),
        files(settings),
        positive(settings, "pollInterval", "PT5M"));
  }

  private static Server server(Map<String, String> settings) {
    return new Server(
        text(settings, "host"),
        (int) number(settings, "port", 22, 65_535),
        text(settings, "user"),
        positive(settings, "connectTimeout", "PT10S"),
        positive(settings, "readTimeout", "PT30S"));
  }

  private static Agreed agreed(Map<String, String> settings) {
    return new Agreed(
        named(settings, "massUnit", MassUnit.values()),
        named(settings, "plateColours", PlateColours.values()));
  }

  private static Files files(Map<String, String> settings) {
    return new Files(
        (int) number(settings, "chunk", 1_000, MOST_ROWS),
        number(settings, "largest", 2L << 30, MOST_BYTES),
        duration(settings, "patience", "PT10M"),
        duration(settings, "lateAfter", "P3D"));
  }

  private static String text(Map<String, String> settings, String name) {
    String value = settings.getOrDefault(name, "").strip();
    require(!value.isEmpty(), name, "is missing");
    return value;
  }

  private static <E extends Enum<E>> E named(Map<String, String> settings, String name, E[] all) {
    String value = text(settings, name);
    return Stream.of(all)
        .filter(each -> each.name().equals(value))
        .findFirst()
        .orElseThrow(() -> wrong(name, "is none of " + java.util.List.of(all)));
  }

  private static long number(Map<String, String> settings, String name, long usual, long most) {
    String value = settings.getOrDefault(name, Long.toString(usual)).strip();
    require(value.matches("[1-9]\\d{0,15}"), name, "is not a whole number above 0");
    long number = Long.parseLong(value);
    require(number <= most, name, "is above " + most);
    return number;
  }

  private static Duration positive(Map<String, String> settings, String name, String usual) {
    Duration duration = duration(settings, name, usual);
    require(duration.isPositive(), name, "is not above zero");
    return duration;
  }

  private static Duration duration(Map<String, String> settings, String name, String usual) {
    try {
      Duration duration = Duration.parse(settings.getOrDefault(name, usual).strip());
      require(!duration.isNegative(), name, "is below zero");
      return duration;
    } catch (DateTimeException broken) {
      throw wrong(name, "is not a duration such as " + usual);
    }
  }

  private static void require(boolean holds, String name, String why) {
    if (!holds) {
      throw wrong(name, why);
    }
  }

  private static IllegalArgumentException wrong(String name, String why) {
    return new IllegalArgumentException("lishui: setting " + name + " " + why);
  }
}

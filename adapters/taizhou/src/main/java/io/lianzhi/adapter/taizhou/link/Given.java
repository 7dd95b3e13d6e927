package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.link.Place;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settings as they are given, by name. */
record Given(Map<String, String> settings) {
  private static final int LAST_PORT = 65_535;
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(1);

  boolean has(String name) {
    return settings.containsKey(name);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(settings.get(name)).map(String::strip);
  }

  private String get(String name) {
    return find(name).orElseThrow(() -> wrong(name, "is missing"));
  }

  int port(String name) {
    return port(name, get(name));
  }

  private static int port(String name, String text) {
    require(text.matches("[0-9]{1,5}"), name, "is not a port");
    int port = Integer.parseInt(text);
    require(port > 0 && port <= LAST_PORT, name, "is not a port");
    return port;
  }

  int unsigned(String name) {
    try {
      return Integer.parseUnsignedInt(get(name));
    } catch (NumberFormatException none) {
      throw wrong(name, "is not a whole number from 0 to 4294967295");
    }
  }

  static Place place(String name, String text) {
    int colon = text.lastIndexOf(':');
    require(colon > 0, name, "is not host:port");
    return new Place(text.substring(0, colon), port(name, text.substring(colon + 1)));
  }

  boolean truth(String name) {
    return switch (find(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, "is true or false");
    };
  }

  Duration duration(String name, Duration unlessGiven) {
    try {
      Duration given = find(name).map(Duration::parse).orElse(unlessGiven);
      require(given.compareTo(LEAST) >= 0 && given.compareTo(MOST) <= 0, name, "is PT1S to PT24H");
      return given;
    } catch (DateTimeException none) {
      throw wrong(name, "is a duration such as PT10M");
    }
  }

  Set<InetAddress> addresses(String name) {
    return Set.copyOf(each(name, "is addresses apart by commas", InetAddress::ofLiteral));
  }

  List<PartyId> parties(String name) {
    return each(name, "is names of parties apart by commas", PartyId::new);
  }

  Purpose purpose(String name) {
    try {
      return new Purpose(get(name));
    } catch (InvalidValue none) {
      throw wrong(name, "is " + none.accepted());
    }
  }

  private <T> List<T> each(String name, String form, Function<String, T> read) {
    try {
      return Arrays.stream(get(name).split(",", -1))
          .map(String::strip)
          .map(read)
          .distinct()
          .collect(Collectors.toList());
    } catch (IllegalArgumentException none) {
      throw wrong(name, form);
    }
  }

  static void require(boolean holds, String name, String why) {
    if (!holds) {
      throw wrong(name, why);
    }
  }

  static IllegalArgumentException wrong(String name, String why) {
    return new IllegalArgumentException("taizhou: setting " + name + " " + why);
  }
}

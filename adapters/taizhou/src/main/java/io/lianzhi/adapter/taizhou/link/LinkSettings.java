package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.link.Callers;
import io.lianzhi.contracts.link.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the link is set up; no secrets.
 *
 * @param user USERID, unsigned
 * @param centre MSG_GNSSCENTERID, the access code that the hub gave Taizhou, unsigned
 * @param back where the lower platform is called back; empty where there is no link back
 * @param encrypted whether frames may come encrypted, by the secret {@code link-cipher}
 * @param hitEvery one hit for each order and vehicle in each such stretch of time
 * @param alarms who is told of alarms; empty where nobody is
 */
public record LinkSettings(
    int port,
    Callers callers,
    int user,
    int centre,
    Edition edition,
    Optional<Place> back,
    boolean encrypted,
    Duration hitEvery,
    Optional<Alarms> alarms) {
  /** What they are called in the party's block of configuration. */
  public static final Set<String> NAMES =
      Set.of(
          "linkPort",
          "linkUser",
          "linkCentre",
          "linkEdition",
          "linkBack",
          "linkPlain",
          "linkFrom",
          "linkEncrypted",
          "hitEvery",
          "alarmsTo",
          "alarmsPurpose");

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  /** Who is told of alarms, and what for. */
  public record Alarms(List<PartyId> to, Purpose purpose) {
    public Alarms {
      to = List.copyOf(to);
    }
  }

  /**
   * Reads the settings; without {@code linkPort} there is no link.
   *
   * @throws IllegalArgumentException where one is wrong, or stands there for nothing
   */
  public static Optional<LinkSettings> of(Map<String, String> settings) {
    Given given = new Given(settings);
    if (!given.has("linkPort")) {
      NAMES.forEach(name -> Given.require(!given.has(name), name, "needs linkPort"));
      return Optional.empty();
    }
    return Optional.of(
        new LinkSettings(
            given.port("linkPort"),
            callers(given),
            given.unsigned("linkUser"),
            given.unsigned("linkCentre"),
            edition(given),
            given.find("linkBack").map(text -> Given.place("linkBack", text)),
            given.truth("linkEncrypted"),
            given.duration("hitEvery", TEN_MINUTES),
            alarms(given)));
  }

  /** Plain TCP is said twice: that it is wanted, and from where. */
  private static Callers callers(Given given) {
    boolean plain = given.truth("linkPlain");
    Given.require(
        plain == given.has("linkFrom"), "linkFrom", "and linkPlain: true stand together, or not");
    return plain ? new Callers.Addressed(given.addresses("linkFrom")) : new Callers.Certified();
  }

  private static Edition edition(Given given) {
    return switch (given.find("linkEdition").orElse("2011")) {
      case "2011" -> Edition.OF_2011;
      case "2019" -> Edition.OF_2019;
      default -> throw Given.wrong("linkEdition", "is 2011 or 2019");
    };
  }

  private static Optional<Alarms> alarms(Given given) {
    Given.require(
        given.has("alarmsTo") == given.has("alarmsPurpose"),
        "alarmsPurpose",
        "and alarmsTo stand together, or not");
    return given
        .find("alarmsTo")
        .map(names -> new Alarms(given.parties("alarmsTo"), given.purpose("alarmsPurpose")));
  }
}

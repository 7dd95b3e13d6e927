package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.contracts.Watches;
import io.lianzhi.contracts.item.Region;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * A house for an adapter's tests: Jinhua runs the hub, and Hangzhou, Shaoxing and Jinhua's own
 * application are at the table.
 */
public record TestHouse(
    PartyId party,
    PartyId hub,
    Map<String, String> settings,
    List<PartyProfile> parties,
    Keys keys,
    SharedSecrets secrets,
    Clock clock,
    Watches watches)
    implements House {
  public static final PartyId JINHUA = new PartyId("jinhua");
  public static final PartyId HANGZHOU = new PartyId("hangzhou");
  public static final PartyId SHAOXING = new PartyId("shaoxing");
  public static final PartyId JINHUA_APP = new PartyId("jinhua-app");

  /** What a party watches for that nobody has asked. */
  public static final Watches NOTHING = (plate, at) -> List.of();

  public TestHouse {
    settings = Map.copyOf(settings);
    parties = List.copyOf(parties);
  }

  /**
   * @param secrets the configured secrets by name
   */
  public static TestHouse of(
      PartyId party, Map<String, String> settings, Map<String, String> secrets) {
    return new TestHouse(
        party,
        JINHUA,
        settings,
        List.of(
            profile(JINHUA, "330700", "金华市交通运输行政执法队", "Jinhua"),
            profile(HANGZHOU, "330100", "杭州市交通运输行政执法队", "Hangzhou"),
            profile(SHAOXING, "330600", "绍兴市交通运输行政执法队", "Shaoxing"),
            profile(JINHUA_APP, "330700", "金华移动巡查", "Jinhua patrol app")),
        new TestKeys(),
        new TestSecrets(secrets, Clock.systemUTC()),
        Clock.systemUTC(),
        NOTHING);
  }

  public TestHouse withKeys(Keys changed) {
    return new TestHouse(party, hub, settings, parties, changed, secrets, clock, watches);
  }

  /** The same house by another clock; its issued secrets end by that clock, too. */
  public TestHouse withClock(Clock changed) {
    SharedSecrets timed = secrets instanceof TestSecrets own ? own.withClock(changed) : secrets;
    return new TestHouse(party, hub, settings, parties, keys, timed, changed, watches);
  }

  /** The same house, where the party has been asked to watch for these. */
  public TestHouse withWatches(Watches changed) {
    return new TestHouse(party, hub, settings, parties, keys, secrets, clock, changed);
  }

  private static PartyProfile profile(PartyId id, String region, String zh, String en) {
    return new PartyProfile(id, new Region(region), zh, en);
  }
}

package io.lianzhi.adapter.taizhou;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.Queues;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.contracts.Watches;
import io.lianzhi.contracts.testkit.TestHouse;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A test's house that has queues. */
public record QueueHouse(House house, Queues queues) implements House {
  public static final PartyId TAIZHOU = new PartyId("taizhou");

  public static QueueHouse of(Queues queues, Map<String, String> settings) {
    return new QueueHouse(TestHouse.of(TAIZHOU, settings, Map.of()), queues);
  }

  /** The same house with secrets, a clock and orders of its own. */
  public static QueueHouse of(Queues queues, TestHouse house) {
    return new QueueHouse(house, queues);
  }

  @Override
  public PartyId party() {
    return house.party();
  }

  @Override
  public PartyId hub() {
    return house.hub();
  }

  @Override
  public Map<String, String> settings() {
    return house.settings();
  }

  @Override
  public List<PartyProfile> parties() {
    return house.parties();
  }

  @Override
  public Keys keys() {
    return house.keys();
  }

  @Override
  public SharedSecrets secrets() {
    return house.secrets();
  }

  @Override
  public Clock clock() {
    return house.clock();
  }

  @Override
  public Watches watches() {
    return house.watches();
  }
}

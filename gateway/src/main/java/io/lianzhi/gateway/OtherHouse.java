package io.lianzhi.gateway;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.Queues;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.contracts.Watches;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A house like another, but for its keys and secrets. */
public record OtherHouse(House like, Keys keys, SharedSecrets secrets) implements House {
  @Override
  public PartyId party() {
    return like.party();
  }

  @Override
  public PartyId hub() {
    return like.hub();
  }

  @Override
  public Map<String, String> settings() {
    return like.settings();
  }

  @Override
  public List<PartyProfile> parties() {
    return like.parties();
  }

  @Override
  public Clock clock() {
    return like.clock();
  }

  @Override
  public Queues queues() {
    return like.queues();
  }

  @Override
  public Watches watches() {
    return like.watches();
  }
}

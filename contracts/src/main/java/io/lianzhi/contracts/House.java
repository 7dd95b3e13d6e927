package io.lianzhi.contracts;

import java.time.Clock;
import java.util.Map;

/** What an adapter may ask the house for. */
public interface House {
  /** The party this adapter speaks to. */
  PartyId party();

  /** The party that runs the hub. */
  PartyId hub();

  /** The party's block of configuration; no secrets. */
  Map<String, String> settings();

  /** All parties that letters can be addressed to or come from. */
  java.util.List<PartyProfile> parties();

  Keys keys();

  SharedSecrets secrets();

  Clock clock();

  /**
   * What the party reads its letters from, where the adapter has a {@link Line.Queue}.
   *
   * @throws IllegalStateException in a house that has no queues
   */
  default Queues queues() {
    throw new IllegalStateException("this house has no queues");
  }

  /**
   * What the party has been asked to watch for.
   *
   * @throws IllegalStateException in a house that keeps no such orders
   */
  default Watches watches() {
    throw new IllegalStateException("this house keeps no watch orders");
  }
}

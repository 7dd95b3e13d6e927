package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.connection.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Tries the way to a party in a house in which something is replaced, such as the hub's next
 * certificate, before it counts: by an adapter of its own, which is closed afterwards. The one that
 * serves letters is not touched.
 */
final class Rehearsals {
  private final Map<PartyId, Stage> stages = new ConcurrentHashMap<>();

  private record Stage(AdapterFactory factory, AdapterHouse house) {}

  /** Keeps what the adapter that serves letters was opened with. */
  void keep(AdapterFactory factory, AdapterHouse house) {
    stages.put(house.party(), new Stage(factory, house));
  }

  /** The house of a party, as it serves letters. */
  Optional<AdapterHouse> house(PartyId party) {
    return Optional.ofNullable(stages.get(party)).map(Stage::house);
  }

  /**
   * The steps of the adapter's connection test in that other house, up to the first trouble; empty
   * where there is no such party.
   */
  Optional<List<Step>> rehearse(PartyId party, UnaryOperator<AdapterHouse> change) {
    return Optional.ofNullable(stages.get(party)).map(stage -> steps(stage, change));
  }

  private static List<Step> steps(Stage stage, UnaryOperator<AdapterHouse> change) {
    Adapter adapter = stage.factory().open(change.apply(stage.house()));
    try {
      return adapter.testConnection();
    } finally {
      adapter.close();
    }
  }
}

package io.lianzhi.sandbox;

import io.lianzhi.contracts.testkit.Simulator;
import java.util.Map;
import java.util.Optional;

/**
 * What a party's process can be told, line by line: {@code counts}, {@code behave WORD}, {@code
 * flood}. It answers each with what it has counted.
 */
final class PartyOrders {
  private static final String BEHAVE = "behave ";

  private final Simulator party;
  private Optional<Flood> flood = Optional.empty();

  PartyOrders(Simulator party) {
    this.party = party;
  }

  Map<String, Object> obey(String order) {
    if (order.startsWith(BEHAVE)) {
      party.behave(order.substring(BEHAVE.length()));
    } else if (order.equals("flood")) {
      flood = Optional.of(Flood.begin(party));
    }
    Map<String, Object> counts = party.counts().tree();
    counts.put("flooded", flood.map(Flood::sent).orElse(0L));
    return counts;
  }
}

package io.lianzhi.gateway;

import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.outbox.Packed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of one letter's copies, addressee by addressee, on the way to the commit. */
final class Copies {
  private final List<Packed> packed = new ArrayList<>();
  private final Map<PartyId, Refused> refused = new LinkedHashMap<>();

  void add(Packed copy) {
    packed.add(copy);
  }

  void refuse(PartyId to, Refused reason) {
    refused.put(to, reason);
  }

  List<Packed> packed() {
    return packed;
  }

  Map<PartyId, Refused> refused() {
    return refused;
  }

  boolean nobodyGetsOne() {
    return packed.isEmpty();
  }

  Map<PartyId, Outcome> outcomes() {
    Map<PartyId, Outcome> outcomes = new LinkedHashMap<>(refused);
    packed.forEach(copy -> outcomes.put(copy.to(), copy.outcome()));
    return outcomes;
  }
}

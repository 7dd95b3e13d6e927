package io.lianzhi.sandbox;

import io.lianzhi.contracts.item.ItemKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A party at full tilt beside the measured one: letters wait for it that it does not take, and it
 * sends its own bad ones as fast as it can.
 *
 * @param behaviour a word of its simulator's catalogue, as {@code silent}
 */
record Misbehaving(SandboxParty party, String behaviour) {
  static final String NOBODY = "none";

  private static final int PILED = 2_000;
  private static final int CALLERS = 16;

  /** What they send is a file, put there once. */
  private static final Set<String> BY_FILE = Set.of("lishui");

  /** As {@code taizhou:deaf}; {@code none} where nobody misbehaves. */
  static Optional<Misbehaving> of(String text) {
    if (text.equals(NOBODY)) {
      return Optional.empty();
    }
    String[] parts = text.split(":", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("bench.misbehaving is PARTY:BEHAVIOUR, not " + text);
    }
    return Optional.of(new Misbehaving(Simulators.seat(parts[0]), parts[1]));
  }

  /** Its system, which behaves for now. */
  PartySystem start(SandboxHome home, Bench bench) {
    return PartySystem.start(home, party, Stage.door(), bench.ports().of(party.name()));
  }

  /** From now on it misbehaves. */
  void begin(Stage stage, PartySystem system) {
    system.behave(behaviour);
    stage.pile(ItemKind.COPY_NOTICE, CALLERS, PILED, party.name());
    if (!BY_FILE.contains(party.name())) {
      system.flood();
    }
  }

  /** What the hub must be told of it. */
  Map<String, Map<String, ?>> told(PartySystem system) {
    return Map.of(party.name(), system.settings());
  }
}

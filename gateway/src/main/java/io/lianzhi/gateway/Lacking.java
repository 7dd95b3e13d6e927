package io.lianzhi.gateway;

import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.lineage.Lineage;
import io.lianzhi.contracts.lineage.Translation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the table that lacks a code, by reading once more and listening. */
final class Lacking {
  /** A part further behind is not looked for: that would be reading all of it for each part. */
  private static final int FIRST_PARTS = 64;

  private Lacking() {}

  /** The table that the code was looked for in; empty where the mapping has no table for it. */
  static Optional<String> table(Party party, Opened opened, Rejected part) {
    List<Translation> values = Lineage.record(() -> upTo(party, opened, part)).values();
    return values.stream()
        .filter(value -> value.ours().isEmpty())
        .reduce((earlier, later) -> later)
        .flatMap(value -> value.by().stream().reduce((earlier, later) -> later))
        .filter(table -> table.contains(" "))
        .map(table -> table.substring(0, table.lastIndexOf(' ')));
  }

  private static Optional<Part> upTo(Party party, Opened opened, Rejected wanted) {
    try (Stream<Part> parts = party.adapter().decode(opened)) {
      return parts
          .limit(FIRST_PARTS)
          .filter(
              part -> part instanceof Rejected rejected && rejected.position() == wanted.position())
          .findFirst();
    }
  }
}

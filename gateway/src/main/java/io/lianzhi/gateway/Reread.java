package io.lianzhi.gateway;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds one part of an arrival again, by reading the arrival once more. */
final class Reread {
  private static final int MOST_PARTS = 1000;

  private Reread() {}

  /** The part of that id, or the only one. */
  static Optional<Part> part(Party party, Opened opened, Optional<LetterId> id) {
    try (Stream<Part> all = party.adapter().decode(opened)) {
      List<Part> parts = all.limit(MOST_PARTS).toList();
      return parts.size() == 1
          ? Optional.of(parts.getFirst())
          : parts.stream().filter(part -> id.isPresent() && id.equals(idOf(part))).findFirst();
    }
  }

  private static Optional<LetterId> idOf(Part part) {
    return switch (part) {
      case Letter letter -> Optional.of(letter.id());
      case Rejected rejected -> rejected.id();
    };
  }
}

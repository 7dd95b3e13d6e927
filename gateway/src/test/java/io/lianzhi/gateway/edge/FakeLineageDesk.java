package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.lineage.Translation;
import io.lianzhi.gateway.Retraced;
import io.lianzhi.gateway.outbox.UnreadLetters.UnknownCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Knows how one letter of Hangzhou's was read, and one code that nobody knows. */
final class FakeLineageDesk implements LineageDesk {
  @Override
  public Optional<Retraced> lineage(PartyId asker, String idOrIncident) {
    return idOrIncident.equals(FakeDesk.LETTER) ? Optional.of(traced(asker)) : Optional.empty();
  }

  private static Retraced traced(PartyId asker) {
    Translation colour =
        new Translation(
            "car_no_color",
            Optional.empty(),
            "1",
            Optional.of("YELLOW"),
            List.of("plate_colour.police 2026-11-22"));
    Translation unknown =
        new Translation("yt", Optional.of("purpose"), "99", Optional.empty(), List.of());
    return new Retraced(
        new Incident(FakeDoor.INCIDENT.number()),
        asker,
        Retraced.Way.READ,
        "hangzhou-1",
        true,
        List.of(colour, unknown));
  }

  @Override
  public List<UnknownCode> unknownCodes(PartyId asker) {
    return List.of(
        new UnknownCode(
            asker,
            RefusalCode.CODE_UNKNOWN,
            "yt",
            Optional.of("shaoxing.purpose"),
            3,
            Instant.parse("2021-11-05T08:00:00Z")));
  }
}

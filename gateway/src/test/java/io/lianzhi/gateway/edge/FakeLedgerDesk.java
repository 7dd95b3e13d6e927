package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Proven;
import io.lianzhi.security.ledger.TilePath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A log with one full tile, and what it has of one letter of Hangzhou's. */
final class FakeLedgerDesk implements LedgerDesk {
  static final String CHECKPOINT = "lianzhi/test\n256\n";

  @Override
  public Optional<Proven> proofs(PartyId asker, String idOrIncident) {
    return idOrIncident.equals(FakeDesk.LETTER)
        ? Optional.of(
            new Proven(
                List.of(
                    event(asker, Optional.of(new Proven.Place(7, new byte[] {'a'}))),
                    event(asker, Optional.empty()))))
        : Optional.empty();
  }

  private static Proven.Event event(PartyId party, Optional<Proven.Place> place) {
    return new Proven.Event(
        "TAKEN",
        party.value(),
        Instant.parse("2021-11-05T08:00:00Z"),
        new byte[32],
        place.map(_ -> new byte[] {1}),
        place);
  }

  @Override
  public Optional<byte[]> checkpoint() {
    return Optional.of(CHECKPOINT.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<byte[]> tile(TilePath path) {
    return path.equals(new TilePath(0, 0, TilePath.FULL))
        ? Optional.of(new byte[256 * 32])
        : Optional.empty();
  }

  @Override
  public String keys() {
    return "lianzhi/test+00000000+AQ\n";
  }
}

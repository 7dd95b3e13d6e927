package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.gateway.outbox.LetterState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A desk that knows one letter of Hangzhou's, a parcel that waits, and one settled before. */
final class FakeDesk implements Desk {
  static final String LETTER = "copy-1";
  static final String PARCEL = "0J9VZ3M7Q2K8C-jinhua";
  static final String SETTLED = "0J9VZ3M7Q2K8D-jinhua";
  static final String WAITING_LETTER = "{\"id\":\"copy-1\",\"plate\":\"浙G䶮1\"}";
  private static final Instant AT = Instant.parse("2021-11-05T08:00:00Z");

  final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

  @Override
  public Optional<LetterState> state(Asker asker, String idOrIncident) {
    asked.add(asker.party() + " state " + idOrIncident);
    return idOrIncident.equals(LETTER) ? Optional.of(state()) : Optional.empty();
  }

  @Override
  public Listing list(Asker asker, Role role, Optional<String> cursor, int limit) {
    asked.add(asker.party() + " list " + role + " " + cursor.orElse("-") + " " + limit);
    return new Listing(List.of(summary()), Optional.of("7-1"));
  }

  @Override
  public List<Waiting> waiting(PartyId asker, int limit) {
    asked.add(asker + " waiting " + limit);
    byte[] letter = WAITING_LETTER.getBytes(StandardCharsets.UTF_8);
    return List.of(new Waiting(PARCEL, FakeDoor.INCIDENT, letter));
  }

  @Override
  public Acknowledged acknowledge(
      PartyId asker, String parcel, boolean accepted, Optional<String> why) {
    asked.add(asker + " acknowledge " + parcel + " " + accepted + " " + why.orElse("-"));
    return switch (parcel) {
      case PARCEL -> Acknowledged.NOTED;
      case SETTLED -> Acknowledged.CONTRADICTED;
      default -> Acknowledged.UNKNOWN;
    };
  }

  private static LetterState state() {
    var delivered =
        new LetterState.AddresseeState(
            "jinhua",
            LetterState.Where.DELIVERED,
            AT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var declined =
        new LetterState.AddresseeState(
            "shaoxing",
            LetterState.Where.DECLINED,
            AT,
            Optional.of(RefusalCode.DECLINED),
            Optional.of("jinhua-shaoxing 3.1"),
            Optional.of("案卷不全"));
    var history =
        new LetterState.HistoryEntry(
            AT,
            "DELIVERED",
            Optional.of("jinhua"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new LetterState(summary(), List.of(delivered, declined), List.of(history));
  }

  private static LetterState.Summary summary() {
    return new LetterState.Summary(
        Optional.of(LETTER),
        new Incident(FakeDoor.INCIDENT.number()),
        "hangzhou",
        Optional.of("COPY_NOTICE"),
        Optional.of("CASE_HANDLING"),
        Optional.of("matter-1"),
        Optional.empty(),
        1,
        false,
        AT);
  }
}

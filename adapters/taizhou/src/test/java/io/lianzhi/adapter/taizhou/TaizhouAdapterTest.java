package io.lianzhi.adapter.taizhou;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.AdapterContractTest;
import io.lianzhi.contracts.testkit.Scenario;
import io.lianzhi.contracts.testkit.StandIn;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The house's contract, with a queue that can be away at the other end. */
class TaizhouAdapterTest extends AdapterContractTest {
  private final HeldQueues queues = new HeldQueues();
  private final Adapter adapter =
      new TaizhouAdapterFactory().open(QueueHouse.of(queues, Map.of("queuePort", "5671")));

  @Override
  protected Adapter adapter() {
    return adapter;
  }

  @Override
  protected PartyId party() {
    return QueueHouse.TAIZHOU;
  }

  @Override
  protected Opened opened(String file, byte[] body) {
    return TestOpened.of(
        QueueHouse.TAIZHOU, new RawMessage("events", TaizhouMapping.CONTENT_TYPE, body));
  }

  @Override
  protected Optional<Opened> mirrored(Letter letter, RawMessage encoded) {
    return Optional.of(opened("", encoded.body()));
  }

  @Override
  protected Set<String> lost(ItemKind kind) {
    return Set.of();
  }

  @Override
  protected StandIn standIn() {
    return queues;
  }

  @Override
  protected Set<Scenario> scenarios() {
    return EnumSet.complementOf(EnumSet.of(Scenario.REFUSED, Scenario.GARBAGE));
  }

  @Test
  void letsNothingLieUnreadBeyondItsDeadlineOrItsClause() {
    Instant kept = parcel("none", Optional.empty()).keptUntil();
    Instant soon = kept.minusSeconds(60);
    Delivery.Accepted taken = new Delivery.Accepted();
    assertThat(
            adapter.deliver(
                List.of(
                    parcel("none", Optional.empty()),
                    parcel("soon", Optional.of(soon)),
                    parcel("late", Optional.of(kept.plusSeconds(60))))))
        .containsExactly(taken, taken, taken);
    assertThat(queues.end("none")).isEqualTo(kept);
    assertThat(queues.end("soon")).isEqualTo(soon);
    assertThat(queues.end("late")).isEqualTo(kept);
  }

  private static TestParcel parcel(String id, Optional<Instant> deadline) {
    return new TestParcel(
        id,
        new LetterId("L-" + id),
        Incident.of(1),
        ItemKind.OVERLOAD_RECORD,
        Urgency.ROUTINE,
        new RawMessage("overload", TaizhouMapping.CONTENT_TYPE, new byte[0]),
        deadline);
  }
}

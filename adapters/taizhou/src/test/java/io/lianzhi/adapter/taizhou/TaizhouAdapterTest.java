package io.lianzhi.adapter.taizhou;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.AdapterContractTest;
import io.lianzhi.contracts.testkit.Scenario;
import io.lianzhi.contracts.testkit.StandIn;
import io.lianzhi.contracts.testkit.TestOpened;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
}

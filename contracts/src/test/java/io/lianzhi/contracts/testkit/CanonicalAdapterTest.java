package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import java.util.Optional;
import java.util.Set;

/** The contract test passes an adapter that keeps the contract. */
class CanonicalAdapterTest extends AdapterContractTest {
  final MemoryStandIn standIn = new MemoryStandIn(StandIn.Repeat.HELD_ONCE);
  private final Adapter adapter = new CanonicalAdapter(standIn);

  @Override
  protected Adapter adapter() {
    return adapter;
  }

  @Override
  protected PartyId party() {
    return TestHouse.HANGZHOU;
  }

  @Override
  protected Opened opened(String file, byte[] body) {
    return TestOpened.of(party(), new RawMessage("letters", "application/json", body));
  }

  @Override
  protected Optional<Opened> mirrored(Letter letter, RawMessage encoded) {
    return Optional.of(TestOpened.of(letter.from().party(), encoded));
  }

  @Override
  protected Set<String> lost(ItemKind kind) {
    return Set.of();
  }

  @Override
  protected StandIn standIn() {
    return standIn;
  }

  @Override
  protected String goldenFolder() {
    return "canonical-golden";
  }
}

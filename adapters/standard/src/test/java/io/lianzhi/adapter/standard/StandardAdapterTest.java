package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.AdapterContractTest;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Scenario;
import io.lianzhi.contracts.testkit.StandIn;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the house asks of every adapter, asked of this one against its simulator. */
@TestInstance(Lifecycle.PER_CLASS)
final class StandardAdapterTest extends AdapterContractTest {
  private Optional<TestParty> party = Optional.empty();
  private Optional<Adapter> adapter = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) {
    TestParty started = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256);
    party = Optional.of(started);
    adapter = Optional.of(started.adapter(started.keys(), "3s"));
  }

  @AfterAll
  void stop() {
    party.ifPresent(TestParty::close);
  }

  @Override
  protected Adapter adapter() {
    return adapter.orElseThrow();
  }

  @Override
  protected PartyId party() {
    return TestHouse.HANGZHOU;
  }

  @Override
  protected Opened opened(String file, byte[] body) {
    return letter(party(), body);
  }

  @Override
  protected Optional<Opened> mirrored(Letter letter, RawMessage encoded) {
    return Optional.of(letter(letter.from().party(), encoded.body()));
  }

  private static Opened letter(PartyId from, byte[] body) {
    return TestOpened.of(from, new RawMessage("letters", "application/json", body));
  }

  @Override
  protected Set<String> lost(ItemKind kind) {
    return Set.of();
  }

  @Override
  protected StandIn standIn() {
    return new SimulatedParty(party.orElseThrow());
  }

  private record SimulatedParty(TestParty party) implements StandIn {
    @Override
    public void arrange(Scenario scenario) {
      party
          .simulator()
          .behave(
              switch (scenario) {
                case SUCCESS -> "normal";
                case REFUSED -> "decline";
                case SERVER_ERROR -> "503";
                case TIMEOUT -> "silent";
                case GARBAGE -> "garbage";
              });
    }

    @Override
    public Repeat repeat() {
      return Repeat.HELD_ONCE;
    }

    @Override
    public int held(LetterId letter) {
      return (int)
          party.simulator().arrived().stream()
              .filter(arrived -> arrived.letter().equals(letter))
              .map(Arrived::id)
              .distinct()
              .count();
    }
  }
}

package io.lianzhi.adapter.shaoxing.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.shaoxing.Sandbox;
import io.lianzhi.adapter.shaoxing.SmallHub;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Act;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How Shaoxing sends its own letters when it behaves badly. */
final class OwnLettersTest {
  private final SmallHub hub = new SmallHub();
  private final ShaoxingSimulator shaoxing = Sandbox.simulator(hub.address());
  private final List<Act> acts =
      shaoxing.day(7, 30).stream()
          .filter(act -> act.title().equals("ordinary"))
          .filter(act -> act.kind().filter(ItemKind.OVERLOAD_RECORD::equals).isPresent())
          .limit(3)
          .toList();

  @BeforeEach
  void open() {
    hub.open(Sandbox.adapter(shaoxing.port()));
  }

  @AfterEach
  void stop() {
    shaoxing.close();
    hub.close();
  }

  private String send(int act) {
    return acts.get(act).send().get();
  }

  private LetterId id(int act) {
    return acts.get(act).letter().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(names = {"NORMAL", "CLOCK_FAST", "CLOCK_SLOW"})
  void aLetterOfASomewhatWrongClockIsTaken(Behaviour behaviour) {
    shaoxing.behave(behaviour.text());
    assertThat(send(0)).isEqualTo("ok");
  }

  @Test
  void anUnsignedOneIsRefused() {
    shaoxing.behave("unsigned");
    assertThat(send(0)).isEqualTo("SIGNATURE");
    assertThat(hub.read()).isEmpty();
  }

  @Test
  void aLetterSentTwiceComesTwice() {
    shaoxing.behave("duplicate");
    assertThat(send(0)).isEqualTo("ok");
    assertThat(hub.read()).containsExactly(id(0), id(0));
  }

  @Test
  void theLaterOfTwoComesFirstAndNoneIsKeptForEver() {
    shaoxing.behave("out-of-order");
    assertThat(send(0)).isEmpty();
    assertThat(send(1)).isEqualTo("ok");
    assertThat(hub.read()).containsExactly(id(1), id(0));
    assertThat(send(2)).isEmpty();
    shaoxing.behave("normal");
    assertThat(send(0)).isEqualTo("ok");
    assertThat(hub.read()).containsExactly(id(1), id(0), id(2), id(0));
  }
}

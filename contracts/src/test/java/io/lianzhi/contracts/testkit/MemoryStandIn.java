package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.json.LetterJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The other end of a {@link CanonicalAdapter}, in memory. */
final class MemoryStandIn implements StandIn, CanonicalAdapter.Wire {
  private final Repeat repeat;
  private final List<LetterId> held = new ArrayList<>();
  private Scenario scenario = Scenario.SUCCESS;

  MemoryStandIn(Repeat repeat) {
    this.repeat = repeat;
  }

  @Override
  public void arrange(Scenario changed) {
    scenario = changed;
  }

  @Override
  public Repeat repeat() {
    return repeat;
  }

  @Override
  public int held(LetterId letter) {
    return (int) held.stream().filter(letter::equals).count();
  }

  @Override
  public String send(byte[] body) {
    return switch (scenario) {
      case SUCCESS -> take(LetterJson.read(body).id());
      case REFUSED -> "no";
      case SERVER_ERROR -> "busy";
      case TIMEOUT -> throw new UncheckedIOException(new IOException("timed out"));
      case GARBAGE -> "%$§";
    };
  }

  private String take(LetterId letter) {
    if (repeat == Repeat.HELD_TWICE || !held.contains(letter)) {
      held.add(letter);
    }
    return "ok";
  }
}

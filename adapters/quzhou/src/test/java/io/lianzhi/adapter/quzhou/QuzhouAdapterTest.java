package io.lianzhi.adapter.quzhou;

import io.lianzhi.adapter.quzhou.simulator.QuzhouSimulatorFactory;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.AdapterContractTest;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Scenario;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.StandIn;
import io.lianzhi.contracts.testkit.TestOpened;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The house's contract, with the simulator on a real socket behind mutual TLS at the other end. */
class QuzhouAdapterTest extends AdapterContractTest {
  private static final Pki PKI = new Pki();
  private static Simulator simulator;
  private static Adapter adapter;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    simulator =
        new QuzhouSimulatorFactory()
            .start(
                new SimulatorSettings(
                    Houses.QUZHOU,
                    0,
                    URI.create("https://localhost:1"),
                    PKI.writeQuzhou(folder),
                    Houses.SECRETS));
    adapter =
        new QuzhouAdapterFactory()
            .open(
                Houses.of(simulator.settings(), Map.of("requestTimeout", "PT5S"))
                    .withKeys(PKI.hubKeys()));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Override
  protected Adapter adapter() {
    return adapter;
  }

  @Override
  protected PartyId party() {
    return Houses.QUZHOU;
  }

  /** By the beginning of its name a file says how it came. */
  @Override
  protected Opened opened(String file, byte[] body) {
    if (file.startsWith("answer-")) {
      String form =
          file.startsWith("answer-not-found") ? AnswerMapping.NOT_FOUND : AnswerMapping.ANSWER;
      return TestOpened.on(
          Delivery.ANSWER_LINE,
          Houses.QUZHOU,
          new RawMessage(form, "application/json", Questions.headers(), body));
    }
    return on(
        file.startsWith("questions-") ? QuzhouMapping.QUESTIONS : QuzhouMapping.LETTERS, body);
  }

  private static Opened on(String line, byte[] body) {
    return TestOpened.of(Houses.QUZHOU, new RawMessage(line, "application/pkcs7-mime", body));
  }

  @Override
  protected Optional<Opened> mirrored(Letter letter, RawMessage encoded) {
    return Optional.of(on(QuzhouMapping.LETTERS, encoded.body()));
  }

  @Override
  protected byte[] readable(LineReply reply) {
    return PKI.openAtQuzhou(reply.message().body());
  }

  @Override
  protected Set<String> lost(ItemKind kind) {
    return Set.of();
  }

  @Override
  protected StandIn standIn() {
    return new SimulatorStandIn();
  }

  private static final class SimulatorStandIn implements StandIn {
    @Override
    public void arrange(Scenario scenario) {
      simulator.behave(
          switch (scenario) {
            case SUCCESS -> "well";
            case REFUSED -> "refuse";
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
          simulator.arrived().stream()
              .filter(arrived -> arrived.letter().equals(letter))
              .map(Arrived::id)
              .distinct()
              .count();
    }
  }
}

package io.lianzhi.adapter.shaoxing;

import io.lianzhi.adapter.shaoxing.simulator.ShaoxingSimulator;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.AdapterContractTest;
import io.lianzhi.contracts.testkit.Scenario;
import io.lianzhi.contracts.testkit.StandIn;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What the house asks of every adapter, asked of Shaoxing's against its simulator. */
final class ShaoxingAdapterTest extends AdapterContractTest {
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final Map<String, String> ANSWERED =
      Map.of(
          "parcel",
          "00000000000ZZ-1",
          "question",
          "<root><QueryCondition><bh>WEN-1</bh><bb>1</bb><swh>matter-1</swh>"
              + "<fsdw xt=\"jinhua-app\">330700</fsdw><jsdw>330600</jsdw><yt>03</yt><jjcd>3</jjcd>"
              + "<csbz>1</csbz><clcx><hphm>浙D12345</hphm><hpys>1</hpys></clcx>"
              + "</QueryCondition></root>");

  private static final Set<String> BEYOND_THEIR_FORM =
      Set.of(
          "item.status",
          "item.unusual",
          "item.mustBePunished",
          "item.copiedOutOfProvince",
          "item.underKeySupervision",
          "item.checkOrgan",
          "item.snapshotAt",
          "item.measureType",
          "item.storedAt",
          "item.evidence");

  private static Optional<ShaoxingSimulator> simulator = Optional.empty();
  private static Optional<Adapter> adapter = Optional.empty();

  @BeforeAll
  static void start() {
    ShaoxingSimulator started = Sandbox.simulator(URI.create("https://localhost:1"));
    simulator = Optional.of(started);
    adapter = Optional.of(Sandbox.adapter(started.port(), Map.of("readTimeout", "PT10S")));
  }

  @AfterAll
  static void stop() {
    simulator.ifPresent(ShaoxingSimulator::close);
  }

  @Override
  protected Adapter adapter() {
    return adapter.orElseThrow();
  }

  @Override
  protected PartyId party() {
    return TestHouse.SHAOXING;
  }

  /** Golden files name their line or our own form between the name's dots: NAME.in.soap12.xml. */
  @Override
  protected Opened opened(String file, byte[] body) {
    String form = List.of(DOT.split(file)).get(2);
    if (form.equals(ShaoxingDelivery.ANSWER)) {
      return TestOpened.on(
          "answer", party(), new RawMessage(form, "application/xml", ANSWERED, body));
    }
    return TestOpened.of(party(), new RawMessage(form, "text/xml", body));
  }

  /** The same document with sender and addressee changed over, on the line where it belongs. */
  @Override
  protected Optional<Opened> mirrored(Letter letter, RawMessage encoded) {
    String document = new String(encoded.body(), StandardCharsets.UTF_8);
    String mirrored =
        document
            .replace("<fsdw>330700</fsdw>", "<fsdw>@</fsdw>")
            .replace("<jsdw>330600</jsdw>", "<jsdw>330700</jsdw>")
            .replace("<fsdw>@</fsdw>", "<fsdw>330600</fsdw>");
    return Optional.of(Envelopes.opened(encoded.form(), mirrored));
  }

  /** The mirrored letter goes the other way; of an overload record their form has a part. */
  @Override
  protected Set<String> lost(ItemKind kind) {
    Set<String> lost = new HashSet<>(Set.of("from.party", "to"));
    if (kind == ItemKind.OVERLOAD_RECORD) {
      lost.addAll(BEYOND_THEIR_FORM);
    }
    return lost;
  }

  @Override
  protected StandIn standIn() {
    return new StandIn() {
      @Override
      public void arrange(Scenario scenario) {
        simulator.orElseThrow().behave(behaviour(scenario));
      }

      @Override
      public Repeat repeat() {
        return Repeat.HELD_ONCE;
      }

      @Override
      public int held(LetterId letter) {
        return simulator.orElseThrow().held(letter);
      }
    };
  }

  private static String behaviour(Scenario scenario) {
    return switch (scenario) {
      case SUCCESS -> "normal";
      case REFUSED -> "decline";
      case SERVER_ERROR -> "500";
      case TIMEOUT -> "silent";
      case GARBAGE -> "garbage";
    };
  }
}

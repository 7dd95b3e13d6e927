package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.Signing;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hangzhou's day against a door that opens, decodes and answers, but decides nothing. */
class HangzhouDayTest {
  private static final Set<RefusalCode> BY_FORM =
      Set.of(
          RefusalCode.SCHEMA,
          RefusalCode.UNIT_AMBIGUOUS,
          RefusalCode.CODE_UNKNOWN,
          RefusalCode.REGION_UNKNOWN,
          RefusalCode.ID_CHECK_FAILED,
          RefusalCode.TARGET_UNKNOWN,
          RefusalCode.SIGNATURE);

  private final Map<String, Letter> letters = new ConcurrentHashMap<>();
  private final Queue<LetterId> read = new ConcurrentLinkedQueue<>();
  private final MacKey secret =
      MacKey.of(Suite.INTERNATIONAL, Houses.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8));
  private Adapter adapter;
  private HttpsServer door;
  private Simulator simulator;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    Pki pki = new Pki();
    door = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    door.setHttpsConfigurator(
        new HttpsConfigurator(pki.hubTls()) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(Tls.parameters(getSSLContext(), true));
          }
        });
    door.createContext("/partners/hangzhou/", this::open);
    door.start();
    simulator =
        ServiceLoader.load(SimulatorFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(factory -> factory.name().equals("hangzhou"))
            .findFirst()
            .orElseThrow()
            .start(
                new SimulatorSettings(
                    TestHouse.HANGZHOU,
                    0,
                    URI.create("https://localhost:" + door.getAddress().getPort()),
                    pki.writeHangzhou(folder),
                    Houses.SECRETS));
    adapter =
        new HangzhouAdapterFactory()
            .open(
                Houses.at("https://localhost:" + simulator.port(), Map.of())
                    .withKeys(pki.hubKeys()));
  }

  @AfterEach
  void stop() {
    simulator.close();
    door.stop(0);
  }

  private void open(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath().substring("/partners/hangzhou".length());
    Line.Http line =
        adapter.lines().stream()
            .filter(Line.Http.class::isInstance)
            .map(Line.Http.class::cast)
            .filter(each -> each.path().equals(path))
            .findFirst()
            .orElseThrow();
    RawMessage raw = new RawMessage(line.name(), "application/json", body);
    LineReply reply = adapter.reply(raw, answered(line, take(line, exchange, raw)));
    exchange.sendResponseHeaders(reply.httpStatus(), reply.message().body().length);
    try (exchange) {
      exchange.getResponseBody().write(reply.message().body());
    }
  }

  /** A question on the line where an officer waits gets its answer. */
  private Reply answered(Line.Http line, Reply reply) {
    return line.name().equals("vehicle-queries") && reply instanceof Receipt receipt
        ? new Answer(record(receipt.id().orElseThrow()), receipt)
        : reply;
  }

  private static Letter record(LetterId question) {
    Letter full = FullLetters.of(ItemKind.VEHICLE_RECORD, TestHouse.JINHUA, TestHouse.HANGZHOU);
    return FullLetters.renamed(full, "answer-to-" + question).answering(question);
  }

  private Reply take(Line.Http line, HttpExchange exchange, RawMessage raw) {
    Signing.Hmac signing = (Signing.Hmac) line.signing();
    String timestamp = exchange.getRequestHeaders().getFirst(signing.timestampHeader());
    String signature = exchange.getRequestHeaders().getFirst(signing.signatureHeader());
    byte[] prefix = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
    byte[] signed = new byte[prefix.length + raw.body().length];
    System.arraycopy(prefix, 0, signed, 0, prefix.length);
    System.arraycopy(raw.body(), 0, signed, prefix.length, raw.body().length);
    Instant stamped = Instant.ofEpochSecond(Long.parseLong(timestamp));
    boolean fresh =
        Duration.between(stamped, Instant.now()).abs().compareTo(signing.tolerance()) <= 0;
    if (!fresh || !secret.matches(signed, HexFormat.of().parseHex(signature))) {
      return Refused.of(RefusalCode.SIGNATURE, "");
    }
    return take(raw);
  }

  private Reply take(RawMessage raw) {
    Part part = adapter.decode(TestOpened.of(TestHouse.HANGZHOU, raw)).findFirst().orElseThrow();
    return switch (part) {
      case Rejected rejected -> rejected.reason();
      case Letter letter -> {
        read.add(letter.id());
        boolean known = letters.putIfAbsent(letter.id().value(), letter) != null;
        yield new Receipt(
            Optional.of(letter.id()),
            Incident.of(letters.size()),
            Instant.now(),
            letter.to().stream().collect(Collectors.toMap(to -> to, to -> new Outcome.Taken())),
            known);
      }
    };
  }

  @Test
  void everyActSaysWhatTheFormMakesOfIt() {
    for (Act act : simulator.day(7, 60)) {
      String said = act.send().get();
      switch (act.expected()) {
        case Expected.Refused(RefusalCode code) when BY_FORM.contains(code) ->
            assertThat(said).as(act.title()).isEqualTo(code.name());
        case Expected.Parked(RefusalCode code) ->
            assertThat(said).as(act.title()).isEqualTo(code.name());
        case Expected.Delivered() when said.isEmpty() ->
            assertThat(letters)
                .as(act.title())
                .doesNotContainKey(act.letter().orElseThrow().value());
        case Expected.Delivered() -> assertHeld(act, said);
        case Expected.Repeated(), Expected.Answered() -> assertHeld(act, said);
        case Expected.Refused _ -> assertThat(said).as("decided elsewhere").isEqualTo("ok");
      }
    }
  }

  private void assertHeld(Act act, String said) {
    assertThat(said).as(act.title()).isEqualTo("ok");
    String id = act.letter().orElseThrow().value();
    assertThat(letters).as(act.title()).containsKey(id);
    Letter letter = Objects.requireNonNull(letters.get(id));
    assertThat(letter.item().kind()).isEqualTo(act.kind().orElseThrow());
    assertThat(letter.to()).as(act.title()).isEqualTo(act.to());
    if (act.facts().containsKey("plate")) {
      assertThat(letter.item().subject())
          .as(act.title())
          .satisfiesAnyOf(
              subject ->
                  assertThat(subject)
                      .isEqualTo(act.facts().get("plate") + "|" + act.facts().get("colour")),
              subject -> assertThat(act.facts()).containsEntry("plate", "无牌"));
    }
  }

  @Test
  void holdsEveryDifficultyWhateverTheNumberOfOrdinaryLetters() {
    List<String> difficult = titles(simulator.day(7, 0));
    assertThat(difficult).doesNotContain("ordinary").doesNotHaveDuplicates();
    assertThat(titles(simulator.day(8, 40))).containsAll(difficult).hasSize(difficult.size() + 40);
  }

  @Test
  void isTheSameDayForTheSameSeedAndAnotherForAnother() {
    List<Optional<?>> ids = ids(simulator.day(7, 30));
    assertThat(ids(simulator.day(7, 30))).isEqualTo(ids);
    assertThat(ids(simulator.day(8, 30))).doesNotContainAnyElementsOf(ids.subList(0, 30));
    assertThat(facts(simulator.day(7, 30))).isEqualTo(facts(simulator.day(7, 30)));
  }

  @Test
  void findsInTheOutboxWhatTheWebHookLost() {
    simulator.behave("mute");
    for (Act act : simulator.day(7, 10)) {
      String said = act.send().get();
      assertThat(said).as(act.title()).isNotEqualTo("HTTP 500");
    }
    simulator.behave("well");
    assertThat(letters.values())
        .allMatch(letter -> letter.item().kind() == ItemKind.VEHICLE_QUESTION);
    Line.Poll line =
        adapter.lines().stream()
            .filter(Line.Poll.class::isInstance)
            .map(Line.Poll.class::cast)
            .findFirst()
            .orElseThrow();
    List<RawMessage> found = new ArrayList<>();
    Fetched page = adapter.fetch(line, "");
    found.addAll(page.messages());
    while (page.more()) {
      page = adapter.fetch(line, page.cursor());
      found.addAll(page.messages());
    }
    assertThat(found).hasSizeGreaterThan(30);
    assertThat(adapter.fetch(line, page.cursor()).messages()).isEmpty();
    int before = letters.size();
    found.forEach(this::take);
    assertThat(letters).hasSizeGreaterThan(before + 10);
  }

  private List<Act> weighings() {
    return simulator.day(7, 20).stream()
        .filter(act -> act.title().equals("ordinary"))
        .filter(act -> act.kind().equals(Optional.of(ItemKind.OVERLOAD_RECORD)))
        .limit(3)
        .toList();
  }

  private static LetterId id(Act act) {
    return act.letter().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"well, ok", "clock-skewed, ok", "clock-slow, ok", "clock-wrong, SIGNATURE"})
  void aWebHookOfASomewhatWrongClockIsTaken(String behaviour, String said) {
    simulator.behave(behaviour);
    assertThat(weighings().getFirst().send().get()).isEqualTo(said);
  }

  @Test
  void aWebHookSentTwiceComesTwice() {
    simulator.behave("duplicate");
    Act act = weighings().getFirst();
    assertThat(act.send().get()).isEqualTo("ok");
    assertThat(read).containsExactly(id(act), id(act));
  }

  @Test
  void theLaterOfTwoWebHooksComesFirstAndNoneIsKeptForEver() {
    List<Act> acts = weighings();
    simulator.behave("out-of-order");
    assertThat(acts.get(0).send().get()).isEmpty();
    assertThat(acts.get(1).send().get()).isEqualTo("ok");
    assertThat(acts.get(2).send().get()).isEmpty();
    simulator.behave("well");
    assertThat(acts.get(0).send().get()).isEqualTo("ok");
    assertThat(read)
        .containsExactly(id(acts.get(1)), id(acts.get(0)), id(acts.get(2)), id(acts.get(0)));
  }

  private static List<String> titles(List<Act> acts) {
    return acts.stream().map(Act::title).toList();
  }

  private static List<Optional<?>> ids(List<Act> acts) {
    return acts.stream().<Optional<?>>map(Act::letter).toList();
  }

  private static List<Map<String, String>> facts(List<Act> acts) {
    return acts.stream().map(Act::facts).toList();
  }
}

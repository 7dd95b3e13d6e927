package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Answer;
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
import io.lianzhi.security.cms.NationalCms;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** Quzhou's day against a door that unseals, decodes and answers, but decides nothing. */
class QuzhouDayTest {
  private static final Set<RefusalCode> BY_FORM =
      Set.of(
          RefusalCode.SCHEMA,
          RefusalCode.UNIT_AMBIGUOUS,
          RefusalCode.CODE_UNKNOWN,
          RefusalCode.REGION_UNKNOWN,
          RefusalCode.ID_CHECK_FAILED,
          RefusalCode.TARGET_UNKNOWN,
          RefusalCode.SIGNATURE);

  private final Pki pki = new Pki();
  private final Map<String, Letter> letters = new ConcurrentHashMap<>();
  private final Queue<LetterId> read = new ConcurrentLinkedQueue<>();
  private Adapter adapter;
  private HttpsServer door;
  private Simulator simulator;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    door = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    door.setHttpsConfigurator(
        new HttpsConfigurator(pki.hubTls()) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(Tls.parameters(getSSLContext(), true));
          }
        });
    door.createContext("/partners/quzhou/", this::open);
    door.start();
    simulator =
        ServiceLoader.load(SimulatorFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(factory -> factory.name().equals("quzhou"))
            .findFirst()
            .orElseThrow()
            .start(
                new SimulatorSettings(
                    Houses.QUZHOU,
                    0,
                    URI.create("https://localhost:" + door.getAddress().getPort()),
                    pki.writeQuzhou(folder),
                    Houses.SECRETS));
    adapter =
        new QuzhouAdapterFactory()
            .open(Houses.of(simulator.settings(), Map.of()).withKeys(pki.hubKeys()));
  }

  @AfterEach
  void stop() {
    simulator.close();
    door.stop(0);
  }

  private void open(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath().substring("/partners/quzhou".length());
    Line.Http line =
        adapter.lines().stream()
            .map(Line.Http.class::cast)
            .filter(each -> each.path().equals(path))
            .findFirst()
            .orElseThrow();
    RawMessage raw = new RawMessage(line.name(), "application/pkcs7-mime", body);
    LineReply reply = adapter.reply(raw, answered(line, take(line, exchange, raw)));
    exchange.sendResponseHeaders(reply.httpStatus(), reply.message().body().length);
    try (exchange) {
      exchange.getResponseBody().write(reply.message().body());
    }
  }

  /** A question on the line where an officer waits gets its answer. */
  private static Reply answered(Line.Http line, Reply reply) {
    return line.answers() && reply instanceof Receipt receipt
        ? new Answer(record(receipt.id().orElseThrow()), receipt)
        : reply;
  }

  private static Letter record(LetterId question) {
    Letter full = FullLetters.of(ItemKind.VEHICLE_RECORD, TestHouse.JINHUA, Houses.QUZHOU);
    return FullLetters.renamed(full, "answer-to-" + question).answering(question);
  }

  private Reply take(Line.Http line, HttpExchange exchange, RawMessage raw) {
    Signing.NationalSeal signing = (Signing.NationalSeal) line.signing();
    RequestStamp stamp =
        new RequestStamp(
            exchange.getRequestHeaders().getFirst(signing.headers().timestamp()),
            exchange.getRequestHeaders().getFirst(signing.headers().nonce()),
            exchange.getRequestHeaders().getFirst(signing.headers().signature()));
    boolean fresh =
        stamp
            .time()
            .map(time -> Duration.between(time, Instant.now()).abs())
            .filter(off -> off.compareTo(signing.window()) <= 0)
            .isPresent();
    StampedRequest request = StampedRequest.of("POST", exchange.getRequestURI(), raw.body());
    if (!fresh || !stamp.isOf(request, pki.quzhou().key())) {
      return Refused.of(RefusalCode.SIGNATURE, "");
    }
    try {
      return take(
          line, NationalCms.open(raw.body(), pki.hubDecryption(), List.of(pki.quzhou())).content());
    } catch (SealBrokenException broken) {
      return Refused.of(RefusalCode.SIGNATURE, "");
    }
  }

  private Reply take(Line.Http line, byte[] plain) {
    RawMessage raw = new RawMessage(line.name(), "application/pkcs7-mime", plain);
    Part part = adapter.decode(TestOpened.of(Houses.QUZHOU, raw)).findFirst().orElseThrow();
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
        case Expected.Delivered(), Expected.Repeated(), Expected.Answered() ->
            assertHeld(act, said);
        case Expected.Refused _ ->
            assertThat(said).as("decided elsewhere: " + act.title()).isIn("ok", "WRONG_SENDER");
      }
    }
  }

  private void assertHeld(Act act, String said) {
    assertThat(said).as(act.title()).isEqualTo("ok");
    Letter letter =
        Objects.requireNonNull(letters.get(act.letter().orElseThrow().value()), act.title());
    assertThat(letter.item().kind()).isEqualTo(act.kind().orElseThrow());
    assertThat(letter.to()).as(act.title()).isEqualTo(act.to());
    if (act.facts().containsKey("plate") && !act.facts().containsValue("无牌")) {
      assertThat(letter.item().subject())
          .as(act.title())
          .isEqualTo(act.facts().get("plate") + "|" + act.facts().get("colour"));
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

  private List<Act> weighings() {
    return simulator.day(7, 20).stream()
        .filter(act -> act.title().equals("ordinary"))
        .filter(act -> act.kind().equals(Optional.of(ItemKind.OVERLOAD_RECORD)))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "well, ok",
    "clock-skewed, ok",
    "clock-slow, ok",
    "raw-signatures, ok",
    "raw-keys, ok",
    "c1c2c3, ok",
    "clock-wrong, SIGNATURE",
    "foreign-certificate, SIGNATURE"
  })
  void whatItSendsIsTakenInEveryFormButNotFromAnybodyNorFromAnyTime(String behaviour, String said) {
    simulator.behave(behaviour);
    assertThat(weighings().getFirst().send().get()).isEqualTo(said);
  }

  @Test
  void aLetterSentTwiceComesTwice() {
    simulator.behave("duplicate");
    Act act = weighings().getFirst();
    assertThat(act.send().get()).isEqualTo("ok");
    assertThat(read).containsExactly(act.letter().orElseThrow(), act.letter().orElseThrow());
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

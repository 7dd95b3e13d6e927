package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * When things go wrong, over HTTP and down to the rows: each failure has a code and words of its
 * own, nothing is half stored, and the next good letter goes through.
 */
class FailuresTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String NO_ROWS = "0";

  @TempDir static Path home;
  private static @Nullable RunningHub hub;
  private static String databaseUrl = "";
  private static String model = "";

  private final PrintStream console = System.out;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeAll
  static void start() throws IOException {
    databaseUrl = TestDatabase.freshUrl();
    hub = new RunningHub(home, databaseUrl);
    model =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"");
  }

  @AfterAll
  static void stop() {
    hub().close();
  }

  private static RunningHub hub() {
    return Objects.requireNonNull(hub);
  }

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void noPlateStandsInAnyLine() {
    System.setOut(console);
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("浙D", "12345", "1234挂");
  }

  /** How a letter goes wrong; it is made and sent anew for each language. */
  interface Attempt {
    HttpResponse<String> in(String language) throws IOException, InterruptedException;
  }

  /** What is accepted instead, in both languages; nothing where no value is wrong. */
  record Accepted(String zh, String en) {
    static final Accepted NONE = new Accepted("", "");

    static Accepted of(String both) {
      return new Accepted(both, both);
    }

    String in(String language) {
      return language.equals("en") ? en : zh;
    }
  }

  record Failure(RefusalCode code, int status, Accepted accepted, Attempt attempt) {
    Failure(RefusalCode code, Accepted accepted, Attempt attempt) {
      this(code, code.httpStatus(), accepted, attempt);
    }

    @Override
    public String toString() {
      return code.name();
    }
  }

  /** A letter under a new id that is changed as {@code from} to {@code to}. */
  private static Attempt changed(String from, String to) {
    return language -> send(letter(newId()).replace(from, to), language);
  }

  static Stream<Failure> failures() {
    return Stream.of(
        new Failure(
            RefusalCode.SCHEMA, Accepted.of("JSON"), changed("\"item\": {", "\"item\": [{")),
        new Failure(RefusalCode.CODE_UNKNOWN, 202, Accepted.of("GA 24.4"), changed("Q11", "Z77")),
        new Failure(
            RefusalCode.UNIT_AMBIGUOUS,
            Accepted.of("{\"kg\": 49000}"),
            changed("{\n      \"kg\": 98000\n    }", "98000")),
        new Failure(
            RefusalCode.WRONG_SENDER,
            Accepted.of("jinhua"),
            changed("\"party\": \"jinhua\"", "\"party\": \"shaoxing\"")),
        new Failure(
            RefusalCode.OUTSIDE_MEMORANDUM, Accepted.NONE, changed("\"hangzhou\"", "\"shaoxing\"")),
        new Failure(
            RefusalCode.EXPIRED,
            new Accepted("将来的时间", "a time to come"),
            changed("\"urgency\":", "\"answerBy\": \"2021-11-19T03:00:00Z\", \"urgency\":")),
        new Failure(
            RefusalCode.MEMORANDUM_EXPIRED,
            Accepted.NONE,
            changed("OVERLOAD_CONTROL", "COLD_CHAIN")),
        new Failure(
            RefusalCode.MEMORANDUM_NOT_IN_FORCE,
            new Accepted("不早于 2999-01-01", "not before 2999-01-01"),
            changed("OVERLOAD_CONTROL", "STATISTICS")),
        new Failure(
            RefusalCode.TOO_LARGE, Accepted.NONE, changed("金华婺城白龙桥检测点", "点".repeat(30_000))),
        new Failure(RefusalCode.SIGNATURE, Accepted.NONE, FailuresTest::tampered),
        new Failure(RefusalCode.REPLAY, Accepted.NONE, FailuresTest::replayed),
        new Failure(RefusalCode.ID_CONFLICT, Accepted.NONE, FailuresTest::conflicting));
  }

  private static HttpResponse<String> tampered(String language)
      throws IOException, InterruptedException {
    RunningHub.Signed signed = signed(letter(newId()));
    byte[] other =
        bytes(new String(signed.body(), StandardCharsets.UTF_8).replace("98000", "49000"));
    return hub().send("jinhua", signed.withBody(other), language);
  }

  private static HttpResponse<String> replayed(String language)
      throws IOException, InterruptedException {
    RunningHub.Signed signed = signed(letter(newId()));
    assertThat(hub().send("jinhua", signed, language).statusCode()).isEqualTo(202);
    return hub().send("jinhua", signed, language);
  }

  private static HttpResponse<String> conflicting(String language)
      throws IOException, InterruptedException {
    String letter = letter(newId());
    assertThat(send(letter, language).statusCode()).isEqualTo(202);
    return send(letter.replace("98000", "98001"), language);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void isToldInBothLanguagesAndHalfStoresNothing(Failure failure) throws Exception {
    JsonNode chinese = problem(failure, "zh");
    JsonNode english = problem(failure, "en");

    assertThat(chinese.get("title").stringValue()).matches(".*\\p{IsHan}.*");
    assertThat(english.get("title").stringValue()).matches("\\p{ASCII}+");
    for (JsonNode problem : List.of(chinese, english)) {
      assertThat(problem.get("code").stringValue()).isEqualTo(failure.code().name());
      assertThat(problem.get("whoseMove").stringValue())
          .isEqualTo(failure.code().whoseMove().name());
      assertThat(problem.get("resend").stringValue()).isEqualTo(failure.code().resend().name());
      assertThat(problem.get("nextStep").stringValue()).isNotBlank();
      assertStoredWhole(failure, new Incident(problem.get("incident").stringValue()));
      assertLogged(failure, problem.get("incident").stringValue());
    }
    assertThat(send(letter(newId()), "zh").statusCode()).as("the next good letter").isEqualTo(202);
  }

  private static JsonNode problem(Failure failure, String language) throws Exception {
    HttpResponse<String> answer = failure.attempt().in(language);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(failure.status());
    JsonNode document = JSON.readTree(answer.body());
    JsonNode problem =
        document.has("outcomes") ? document.get("outcomes").get(0).get("problem") : document;
    String accepted = failure.accepted().in(language);
    assertThat(problem.has("accepted")).isNotEqualTo(accepted.isEmpty());
    assertThat(problem.path("accepted").asString("")).contains(accepted);
    return problem;
  }

  private static void assertStoredWhole(Failure failure, Incident incident) throws SQLException {
    boolean parked = failure.code() == RefusalCode.CODE_UNKNOWN;
    long number = incident.toNumber();
    assertThat(rows("select refused from letter where number = " + number))
        .containsExactly(parked ? "f" : "t");
    assertThat(rows("select what || ' ' || code from event where number = " + number))
        .containsExactly((parked ? "PARKED " : "REFUSED ") + failure.code());
    assertThat(rows("select id from seen where number = " + number)).hasSize(parked ? 1 : 0);
    assertThat(rows("select party from parcel where number = " + number)).isEmpty();
  }

  private void assertLogged(Failure failure, String incident) {
    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains(incident))
        .singleElement()
        .asString()
        .contains("\"incident\":\"" + incident + "\"")
        .contains("\"party\":\"jinhua\"")
        .contains("\"code\":\"" + failure.code() + "\"");
  }

  @Test
  void everyFailureHasACodeOfItsOwn() {
    assertThat(failures().map(Failure::code)).doesNotHaveDuplicates();
  }

  @Test
  void theFirstOfTwoLettersUnderOneIdStands() throws Exception {
    String id = newId();
    send(letter(id), "zh");
    send(letter(id).replace("98000", "98001"), "zh");

    JsonNode state = JSON.readTree(hub().get("jinhua", "/v1/letters/" + id).body());
    assertThat(state.get("addressees").get(0).get("state").stringValue()).isEqualTo("WAITING");
    assertThat(send(letter(id), "zh").statusCode()).isEqualTo(200);
  }

  @Test
  void whatNobodyGetsIsToldAndKeptForEachAddressee() throws Exception {
    String id = newId();
    String letter =
        letter(id)
            .replace("\"hangzhou\"", "\"hangzhou\", \"shaoxing\"")
            .replace("OVERLOAD_CONTROL", "COLD_CHAIN");

    JsonNode problem = JSON.readTree(send(letter, "en").body());

    assertThat(problem.get("code").stringValue()).isEqualTo("MEMORANDUM_EXPIRED");
    assertThat(
            problem
                .get("outcomes")
                .valueStream()
                .map(each -> each.at("/problem/code").stringValue()))
        .containsExactly("MEMORANDUM_EXPIRED", "OUTSIDE_MEMORANDUM");
    JsonNode state = JSON.readTree(hub().get("jinhua", "/v1/letters/" + id).body());
    assertThat(
            state
                .get("addressees")
                .valueStream()
                .map(each ->
                    each.get("party").stringValue() + " " + each.at("/problem/code").stringValue()))
        .containsExactly("hangzhou MEMORANDUM_EXPIRED", "shaoxing OUTSIDE_MEMORANDUM");
    String incident = problem.get("incident").stringValue();
    assertThat(hub().get("hangzhou", "/v1/letters/" + incident).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsTooLargeOnASoapLineIsAFaultOfSoap() throws Exception {
    RunningHub.Signed call =
        new RunningHub.Signed(
            "POST", "/partners/shaoxing/soap/objects", Map.of(), bytes("x".repeat(70_000)));

    HttpResponse<String> answer = hub().send("shaoxing", call, "zh");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
    assertThat(answer.body()).contains("Fault", "TOO_LARGE");
    assertThat(answer.headers().firstValue("Lianzhi-Incident")).isPresent();
  }

  @Test
  void aDeclinedLetterIsALineWithoutItsPlateAndItsSenderSeesWhy() throws Exception {
    String id = newId();
    String incident = JSON.readTree(send(letter(id), "zh").body()).get("incident").stringValue();
    assertThat(hub().get("hangzhou", "/v1/waiting?limit=100").body()).contains(incident, "浙D12345");
    String parcel = incident + "-hangzhou";
    byte[] declined = bytes("{\"outcome\":\"DECLINED\",\"why\":\"浙D12345\\u0000\"}");

    for (int attempt = 0; attempt < 2; attempt++) {
      RunningHub.Signed acknowledgement =
          hub().sign("hangzhou", "POST", "/v1/waiting/" + parcel + "/acknowledgement", declined);
      assertThat(hub().send("hangzhou", acknowledgement, "zh").statusCode()).isEqualTo(204);
    }

    assertThat(hub().get("jinhua", "/v1/letters/" + id).body()).contains("DECLINED", "浙D12345 ");
    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains(incident))
        .singleElement()
        .asString()
        .contains("\"party\":\"hangzhou\"", "\"code\":\"DECLINED\"", "\"clause\":\"JH-HZ 5.1\"");
  }

  @AfterAll
  static void nothingIsHalfStored() throws SQLException {
    assertThat(rows("select count(*) from letter where number not in (select number from event)"))
        .containsExactly(NO_ROWS);
    assertThat(rows("select count(*) from event where number not in (select number from letter)"))
        .containsExactly(NO_ROWS);
    assertThat(rows("select count(*) from seen where number not in (select number from letter)"))
        .containsExactly(NO_ROWS);
    assertThat(
            rows(
                """
                select count(*) from parcel p where not exists (select 1 from event e
                where e.number = p.number and e.party = p.party and e.what = 'TAKEN')\
                """))
        .containsExactly(NO_ROWS);
  }

  private static String newId() {
    return "JC-" + NEXT.incrementAndGet();
  }

  private static String letter(String id) {
    return model.replace("JC-20211119-0004", id);
  }

  private static RunningHub.Signed signed(String letter) {
    return hub().sign("jinhua", "POST", "/v1/letters", bytes(letter));
  }

  private static HttpResponse<String> send(String letter, String language)
      throws IOException, InterruptedException {
    return hub().send("jinhua", signed(letter), language);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(databaseUrl);
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }
}

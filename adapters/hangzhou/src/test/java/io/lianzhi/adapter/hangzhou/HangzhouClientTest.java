package io.lianzhi.adapter.hangzhou;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.SettableClock;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a delivery, with WireMock at the other end. */
class HangzhouClientTest {
  private static final Instant NOW = Instant.parse("2021-11-19T02:00:00Z");
  private static final String COPY_NOTICES = "/v2/copy-notices";
  private static final String QUERIES = "/v2/vehicle-queries";

  private static final MockHangzhou HANGZHOU = MockHangzhou.start();

  private final WireMockServer server = HANGZHOU.server();
  private final SettableClock clock = new SettableClock(NOW);
  private Adapter adapter = HANGZHOU.adapter(clock.clock(), Map.of());

  @BeforeEach
  void giveTokens() {
    server.resetAll();
    giveToken("{{randomValue length=8}}", "900");
  }

  @AfterAll
  static void stop() {
    HANGZHOU.server().stop();
  }

  private void giveToken(String token, String seconds) {
    server.stubFor(
        post("/oauth2/token")
            .willReturn(
                okJson("{\"access_token\":\"%s\",\"expires_in\":%s}".formatted(token, seconds))
                    .withTransformers("response-template")));
  }

  private void answer(String path, ResponseDefinitionBuilder response) {
    server.stubFor(post(path).willReturn(response));
  }

  private static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  private static ResponseDefinitionBuilder taken() {
    return okJson("{\"receipt_no\":\"HZ-R-1\"}").withStatus(201);
  }

  private TestParcel parcel(ItemKind kind) {
    Letter letter = FullLetters.of(kind, TestHouse.JINHUA, TestHouse.HANGZHOU);
    TestParcel parcel = TestParcel.of(7, letter, adapter.encode(letter));
    return new TestParcel(
        parcel.id(),
        parcel.letter(),
        parcel.incident(),
        kind,
        parcel.urgency(),
        parcel.message(),
        Optional.empty());
  }

  /** As Hangzhou's contract has it. */
  private static String path(ItemKind kind) {
    return switch (kind) {
      case COPY_NOTICE -> COPY_NOTICES;
      case OVERLOAD_RECORD -> "/v2/overload-records";
      case VEHICLE_QUESTION -> QUERIES;
      case VEHICLE_RECORD -> "/v2/vehicle-answers";
      case BLACKLIST_ENTRY -> "/v2/blacklist/entries";
      case BLACKLIST_REMOVAL -> "/v2/blacklist/removals";
      case WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM ->
          throw new IllegalArgumentException("not in the contract: " + kind);
    };
  }

  private Delivery deliver(ItemKind kind) {
    return adapter.deliver(List.of(parcel(kind))).getFirst();
  }

  private Delivery deliver() {
    return deliver(ItemKind.COPY_NOTICE);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "VEHICLE_QUESTION|VEHICLE_ALARM|WATCH_.*")
  void postsTheExactBytesUnderTheParcelsIdAsIdempotencyKey(ItemKind kind) {
    TestParcel parcel = parcel(kind);
    String path = path(kind);
    answer(path, taken());
    assertThat(adapter.deliver(List.of(parcel))).containsExactly(new Delivery.Accepted());
    server.verify(
        1,
        postRequestedFor(urlEqualTo(path))
            .withHeader("Idempotency-Key", equalTo(parcel.id()))
            .withHeader("Content-Type", equalTo("application/json")));
    assertThat(server.getAllServeEvents().getFirst().getRequest().getBody())
        .isEqualTo(parcel.message().body());
  }

  @Test
  void asksForOneTokenForManyDeliveries() {
    answer(COPY_NOTICES, taken());
    deliver();
    deliver();
    server.verify(
        1,
        postRequestedFor(urlEqualTo("/oauth2/token"))
            .withRequestBody(equalTo("grant_type=client_credentials"))
            .withHeader(
                "Authorization", equalTo("Basic bGlhbnpoaTpzM2NyZXQrb2YrdGhlK2NsaWVudA==")));
  }

  @Test
  void asksForANewTokenWhenTheOldOneHasEnded() {
    answer(COPY_NOTICES, taken());
    deliver();
    clock.advance(Duration.ofMinutes(15));
    deliver();
    server.verify(2, postRequestedFor(urlEqualTo("/oauth2/token")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"86400", "9223372036854775807", "99999999999999999999999999"})
  void believesATokenForADayHoweverLongHangzhouSaysThatItLives(String seconds) {
    giveToken("t", seconds);
    answer(COPY_NOTICES, taken());
    assertThat(deliver()).isEqualTo(new Delivery.Accepted());
    clock.advance(Duration.ofDays(1).minusSeconds(1));
    assertThat(deliver()).isEqualTo(new Delivery.Accepted());
    server.verify(1, postRequestedFor(urlEqualTo("/oauth2/token")));
    clock.advance(Duration.ofSeconds(1));
    assertThat(deliver()).isEqualTo(new Delivery.Accepted());
    server.verify(2, postRequestedFor(urlEqualTo("/oauth2/token")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\\r\\nX-Other: b", "令牌", "a\\u0000", "=", "\\\"a\\\""})
  void takesNoTokenThatAHeaderCannotCarry(String token) {
    giveToken(token, "900");
    assertThat(deliver()).isEqualTo(new Delivery.RetryLater(Optional.empty(), "token unreadable"));
    server.verify(0, postRequestedFor(urlEqualTo(COPY_NOTICES)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"900\"", "null", "1e400000000"})
  void takesNoTokenWithoutALifeBeforeIt(String seconds) {
    giveToken("t", seconds);
    assertThat(deliver()).isEqualTo(new Delivery.RetryLater(Optional.empty(), "token unreadable"));
  }

  @Test
  void asksForNoTokenBeforeTheTimeThatHangzhouSays() {
    answer("/oauth2/token", status(429).withHeader("Retry-After", "7"));
    answer(COPY_NOTICES, taken());
    assertThat(deliver())
        .isEqualTo(new Delivery.RetryLater(Optional.of(NOW.plusSeconds(7)), "token: HTTP 429"));
    clock.advance(Duration.ofSeconds(6));
    assertThat(deliver())
        .isEqualTo(
            new Delivery.RetryLater(Optional.of(NOW.plusSeconds(7)), "token: asked to wait"));
    server.verify(1, postRequestedFor(urlEqualTo("/oauth2/token")));
    clock.advance(Duration.ofSeconds(1));
    giveToken("t", "900");
    assertThat(deliver()).isEqualTo(new Delivery.Accepted());
  }

  @Test
  void isSpokenToOnlyWithTheHubsCertificate() {
    answer(COPY_NOTICES, taken());
    adapter = HANGZHOU.adapter(Pki.keys(HANGZHOU.pki().strangerTls()), clock.clock(), Map.of());
    assertThat(deliver()).isInstanceOf(Delivery.RetryLater.class);
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  @Test
  void renewsTheTokenOnceWhenItIsNoLongerTaken() {
    server.stubFor(
        post(COPY_NOTICES)
            .inScenario("token")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(status(401))
            .willSetStateTo("renewed"));
    server.stubFor(
        post(COPY_NOTICES).inScenario("token").whenScenarioStateIs("renewed").willReturn(taken()));
    assertThat(deliver()).isEqualTo(new Delivery.Accepted());
    server.verify(2, postRequestedFor(urlEqualTo("/oauth2/token")));
    List<String> tokens =
        server.findAll(postRequestedFor(urlEqualTo(COPY_NOTICES))).stream()
            .map(request -> request.getHeader("Authorization"))
            .toList();
    assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void givesUpForNowWhenAFreshTokenIsNotTakenEither() {
    answer(COPY_NOTICES, status(401));
    assertThat(deliver()).isInstanceOf(Delivery.RetryLater.class);
    server.verify(2, postRequestedFor(urlEqualTo(COPY_NOTICES)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "<html>",
        "{\"access_token\":\"a\"}",
        "{\"access_token\":7,\"expires_in\":9}"
      })
  void triesAgainLaterWithoutATokenAndSendsNothing(String garbage) {
    answer("/oauth2/token", okJson(garbage));
    assertThat(deliver()).isInstanceOf(Delivery.RetryLater.class);
    answer("/oauth2/token", status(500));
    assertThat(deliver()).isInstanceOf(Delivery.RetryLater.class);
    server.verify(0, postRequestedFor(urlEqualTo(COPY_NOTICES)));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 2021-11-19T02:00:07Z",
    "0, 2021-11-19T02:00:00Z",
    "999999999, 2021-11-19T03:00:00Z",
    "'Fri, 19 Nov 2021 02:00:30 GMT', 2021-11-19T02:00:30Z",
    "'Wed, 19 Nov 2031 02:00:30 GMT', 2021-11-19T03:00:00Z",
    "soon,"
  })
  void waitsAsLongAsHangzhouAsksButNotOverAnHour(String retryAfter, Instant when) {
    answer(COPY_NOTICES, status(429).withHeader("Retry-After", retryAfter));
    assertThat(deliver()).isEqualTo(new Delivery.RetryLater(Optional.ofNullable(when), "HTTP 429"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 403, 408, 425, 500, 502, 503, 504})
  void triesAgainLaterWhereTheLetterWasNotJudged(int status) {
    answer(COPY_NOTICES, status(status).withHeader("Location", "/elsewhere"));
    assertThat(deliver()).isEqualTo(new Delivery.RetryLater(Optional.empty(), "HTTP " + status));
    server.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void triesAgainLaterWhenNoAnswerComesInTime() {
    answer(COPY_NOTICES, taken().withFixedDelay(6_000));
    adapter = HANGZHOU.adapter(clock.clock(), Map.of("requestTimeout", "PT1S"));
    assertThat(deliver())
        .isInstanceOfSatisfying(
            Delivery.RetryLater.class,
            later -> assertThat(later.why()).matches("no answer: Http\\w*TimeoutException"));
  }

  @ParameterizedTest
  @EnumSource
  void triesAgainLaterWhenTheConnectionBreaks(Fault fault) {
    answer(COPY_NOTICES, aResponse().withFault(fault));
    assertThat(deliver()).isInstanceOf(Delivery.RetryLater.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "{}", "{\"receipt_no\":1}"})
  void triesAgainLaterWhenAnAcceptanceIsUnreadable(String garbage) {
    answer(COPY_NOTICES, okJson(garbage));
    assertThat(deliver()).isEqualTo(new Delivery.RetryLater(Optional.empty(), "unreadable answer"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 413, 422})
  void isDeclinedInHangzhousWords(int status) {
    answer(
        COPY_NOTICES,
        status(status).withBody("{\"code\":\"AREA_CLOSED\",\"message\":\"该区已撤销\\n\"}"));
    assertThat(deliver()).isEqualTo(new Delivery.Declined("AREA_CLOSED: 该区已撤销 "));
  }

  @Test
  void keepsOnlyTheBeginningOfLongWords() {
    answer(
        COPY_NOTICES,
        status(422).withBody("{\"code\":\"X\",\"message\":\"" + "长".repeat(1_000) + "\"}"));
    assertThat(deliver()).isEqualTo(new Delivery.Declined("X: " + "长".repeat(197)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "404 page not found", "{\"message\":\"no code\"}", "{\"code\":\" \"}"})
  void doesNotTakeAProxysRefusalForHangzhous(String body) {
    answer(COPY_NOTICES, status(404).withBody(body));
    assertThat(deliver()).isEqualTo(new Delivery.RetryLater(Optional.empty(), "HTTP 404"));
  }

  @Test
  void bringsTheAnswerToAQuestionAsALetterToItsAsker() {
    answer(
        QUERIES,
        okJson("{\"car_no\":\"浙D12345\",\"car_no_color\":\"1\",\"is_found\":true,\"axis\":6}"));
    Letter answer = answered(deliver(ItemKind.VEHICLE_QUESTION));
    Letter question =
        FullLetters.of(ItemKind.VEHICLE_QUESTION, TestHouse.JINHUA, TestHouse.HANGZHOU);
    assertThat(answer.from().party()).isEqualTo(TestHouse.HANGZHOU);
    assertThat(answer.to()).containsExactly(TestHouse.JINHUA);
    assertThat(answer.answers()).contains(question.id());
    assertThat(answer.matter()).isEqualTo(question.matter());
    assertThat(answer.purpose()).isEqualTo(question.purpose());
    assertThat(((VehicleRecord) answer.item()).axles().value()).contains(6);
  }

  @Test
  void takesVehicleNotFoundForAnAnswer() {
    answer(QUERIES, status(404).withBody("{\"code\":\"VEHICLE_NOT_FOUND\",\"message\":\"未查询到\"}"));
    VehicleRecord record = (VehicleRecord) answered(deliver(ItemKind.VEHICLE_QUESTION)).item();
    assertThat(record.found()).isFalse();
    assertThat(record.plate().text()).isEqualTo("浙D12345");
  }

  @Test
  void isDeclinedWhenTheQuestionIsRefusedForAnotherReason() {
    answer(QUERIES, status(404).withBody("{\"code\":\"NO_SUCH_API\",\"message\":\"接口不存在\"}"));
    assertThat(deliver(ItemKind.VEHICLE_QUESTION))
        .isEqualTo(new Delivery.Declined("NO_SUCH_API: 接口不存在"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"car_no\":\"浙D12345\"}"})
  void asksAgainWhenAnAnswerIsUnreadable(String garbage) {
    answer(QUERIES, okJson(garbage));
    assertThat(deliver(ItemKind.VEHICLE_QUESTION)).isInstanceOf(Delivery.RetryLater.class);
  }

  private Letter answered(Delivery delivery) {
    RawMessage raw = ((Delivery.Accepted) delivery).answer().orElseThrow();
    Part part =
        adapter
            .decode(TestOpened.on(Delivery.ANSWER_LINE, TestHouse.HANGZHOU, raw))
            .findFirst()
            .orElseThrow();
    return (Letter) part;
  }
}

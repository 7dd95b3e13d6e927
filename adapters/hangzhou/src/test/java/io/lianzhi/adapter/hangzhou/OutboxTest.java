package io.lianzhi.adapter.hangzhou;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.testkit.SettableClock;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outbox: what web-hooks missed, by cursor. */
class OutboxTest {
  private static final Instant NOW = Instant.parse("2021-11-19T02:00:00Z");
  private static final MockHangzhou HANGZHOU = MockHangzhou.start();

  private final WireMockServer server = HANGZHOU.server();
  private final SettableClock clock = new SettableClock(NOW);
  private final Adapter adapter = HANGZHOU.adapter(clock.clock(), Map.of());
  private final Line.Poll line =
      adapter.lines().stream()
          .filter(Line.Poll.class::isInstance)
          .map(Line.Poll.class::cast)
          .findFirst()
          .orElseThrow();

  @BeforeEach
  void giveTokens() {
    server.resetAll();
    server.stubFor(
        post("/oauth2/token").willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":900}")));
  }

  @AfterAll
  static void stop() {
    HANGZHOU.server().stop();
  }

  @Test
  void readsFromTheBeginningAndGoesOnWhereThePageEnded() throws IOException {
    server.stubFor(
        get("/v2/outbox?limit=100")
            .willReturn(
                okJson(page(golden("copy-notice"), "c/1", true)).withHeader("ETag", "\"e1\"")));
    Fetched first = adapter.fetch(line, "");
    assertThat(first.messages()).hasSize(1);
    assertThat(first.cursor()).isEqualTo("c/1");
    assertThat(first.more()).isTrue();

    server.stubFor(
        get("/v2/outbox?cursor=c%2F1&limit=100")
            .willReturn(okJson(page("", "c/1", false)).withHeader("ETag", "\"e2\"")));
    Fetched second = adapter.fetch(line, first.cursor());
    assertThat(second.messages()).isEmpty();
    assertThat(second.more()).isFalse();

    server.stubFor(
        get("/v2/outbox?cursor=c%2F1&limit=100")
            .withHeader("If-None-Match", equalTo("\"e2\""))
            .willReturn(aResponse().withStatus(304)));
    assertThat(adapter.fetch(line, second.cursor()))
        .isEqualTo(new Fetched(List.of(), second.cursor(), false));
    server.verify(
        1,
        getRequestedFor(urlEqualTo("/v2/outbox?cursor=c%2F1&limit=100"))
            .withHeader("If-None-Match", equalTo("\"e2\""))
            .withHeader("Authorization", equalTo("Bearer t")));
  }

  @Test
  void readsTheSameLetterFromTheOutboxAsFromTheWebHook() throws IOException {
    String event = golden("overload-record");
    server.stubFor(get("/v2/outbox?limit=100").willReturn(okJson(page(event, "1", false))));
    RawMessage polled = adapter.fetch(line, "").messages().getFirst();
    RawMessage pushed =
        new RawMessage("events", "application/json", event.getBytes(StandardCharsets.UTF_8));
    assertThat(adapter.decode(TestOpened.on("outbox", TestHouse.HANGZHOU, polled)).toList())
        .isEqualTo(adapter.decode(TestOpened.of(TestHouse.HANGZHOU, pushed)).toList());
  }

  @Test
  void handsOverAnEventThatIsNoLetterSoThatItIsRefusedByItself() {
    server.stubFor(
        get("/v2/outbox?limit=100")
            .willReturn(okJson(page("{\"event_id\":\"x\"},17", "2", false))));
    assertThat(adapter.fetch(line, "").messages()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{}",
        "{\"events\":{},\"next_cursor\":\"1\"}",
        "{\"events\":[]}",
        "{\"events\":[],\"next_cursor\":\"a b\"}"
      })
  void asksAgainWhenThePageIsUnreadable(String garbage) {
    server.stubFor(get("/v2/outbox?limit=100").willReturn(okJson(garbage)));
    assertThatThrownBy(() -> adapter.fetch(line, "")).isInstanceOf(UncheckedIOException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500})
  void asksAgainWhenThereIsNoPage(int status) {
    server.stubFor(get("/v2/outbox?limit=100").willReturn(aResponse().withStatus(status)));
    assertThatThrownBy(() -> adapter.fetch(line, ""))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("" + status);
  }

  @Test
  void readsNothingBeforeTheTimeThatHangzhouSays() {
    server.stubFor(
        get("/v2/outbox?limit=100")
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "30")));
    assertThatThrownBy(() -> adapter.fetch(line, ""))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("outbox: HTTP 429, not before 2021-11-19T02:00:30Z");
    clock.advance(Duration.ofSeconds(29));
    assertThatThrownBy(() -> adapter.fetch(line, ""))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("outbox: asked to wait, not before 2021-11-19T02:00:30Z");
    server.verify(1, getRequestedFor(urlEqualTo("/v2/outbox?limit=100")));
    clock.advance(Duration.ofSeconds(1));
    server.stubFor(get("/v2/outbox?limit=100").willReturn(okJson(page("", "1", false))));
    assertThat(adapter.fetch(line, "").cursor()).isEqualTo("1");
  }

  @Test
  void waitsForTheTokenAsLongAsHangzhouSays() {
    server.stubFor(
        post("/oauth2/token")
            .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "9")));
    assertThatThrownBy(() -> adapter.fetch(line, ""))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("token: HTTP 503, not before 2021-11-19T02:00:09Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no quotes", "\"a\" \"b\"", "\"a\"; b", "\"\u00e4\""})
  void sendsNoTagBackThatAHeaderCannotCarry(String tag) {
    server.stubFor(
        get("/v2/outbox?cursor=1&limit=100")
            .willReturn(okJson(page("", "1", false)).withHeader("ETag", tag)));
    assertThat(adapter.fetch(line, "1").cursor()).isEqualTo("1");
  }

  private static String page(String events, String next, boolean more) {
    return "{\"events\":["
        + events
        + "],\"next_cursor\":\""
        + next
        + "\",\"has_more\":"
        + more
        + "}";
  }

  static String golden(String name) throws IOException {
    String file = "/golden/" + name + ".in.json";
    try (InputStream in = OutboxTest.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

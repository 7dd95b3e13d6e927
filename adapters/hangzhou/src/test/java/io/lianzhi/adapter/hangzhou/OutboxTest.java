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
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outbox: what web-hooks missed, by cursor. */
class OutboxTest {
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private Adapter adapter;
  private Line.Poll line;

  @BeforeEach
  void start() {
    server.start();
    adapter = new HangzhouAdapterFactory().open(Houses.at(server.baseUrl(), Map.of()));
    line =
        adapter.lines().stream()
            .filter(Line.Poll.class::isInstance)
            .map(Line.Poll.class::cast)
            .findFirst()
            .orElseThrow();
    server.stubFor(
        post("/oauth2/token").willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":900}")));
  }

  @AfterEach
  void stop() {
    server.stop();
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
        get("/v2/outbox?limit=100&cursor=c%2F1")
            .willReturn(okJson(page("", "c/1", false)).withHeader("ETag", "\"e2\"")));
    Fetched second = adapter.fetch(line, first.cursor());
    assertThat(second.messages()).isEmpty();
    assertThat(second.more()).isFalse();

    server.stubFor(
        get("/v2/outbox?limit=100&cursor=c%2F1")
            .withHeader("If-None-Match", equalTo("\"e2\""))
            .willReturn(aResponse().withStatus(304)));
    assertThat(adapter.fetch(line, second.cursor()))
        .isEqualTo(new Fetched(List.of(), second.cursor(), false));
    server.verify(
        1,
        getRequestedFor(urlEqualTo("/v2/outbox?limit=100&cursor=c%2F1"))
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

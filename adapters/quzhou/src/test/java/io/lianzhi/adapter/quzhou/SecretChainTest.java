package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.SettableClock;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestParcel;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which secrets are asked for, and when, with a gateway that says what a test has it say. */
class SecretChainTest {
  private static final Instant NOW = Instant.parse("2021-11-19T02:00:00Z");
  private static final String TAKEN = "{\"code\":\"00\",\"datas\":{\"receiptNo\":\"R\"}}";

  private final Pki pki = new Pki();
  private final Queue<String> called = new ConcurrentLinkedQueue<>();
  private final Map<String, Queue<String>> answers = new HashMap<>();
  private final SettableClock clock = new SettableClock(NOW);
  private HttpsServer server;
  private Adapter adapter;
  private long number;

  @BeforeEach
  void start() throws IOException {
    server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(pki.hubTls()) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(Tls.parameters(getSSLContext(), true));
          }
        });
    server.createContext("/", this::answer);
    server.start();
    Map<String, String> told = new HashMap<>(Houses.told());
    told.put("baseUrl", "https://localhost:" + server.getAddress().getPort());
    adapter =
        new QuzhouAdapterFactory()
            .open(
                Houses.of(told, Map.of())
                    .withClock(clock.clock())
                    .withKeys(pki.hubKeys(clock.clock())));
    script("key", secret("refreshSecret", "refresh-1"), secret("refreshSecret", "refresh-2"));
    script("sec", secret("requestSecret", "request-1"), secret("requestSecret", "request-2"));
    script("api", TAKEN);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String secret(String name, String value) {
    return "{\"code\":\"00\",\"msg\":\"ok\",\"datas\":{\"%s\":\"%s\"}}".formatted(name, value);
  }

  /** What is answered to one kind of call, in order; the last again and again. */
  private void script(String what, String... replies) {
    answers.put(what, new ArrayDeque<>(List.of(replies)));
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String what = path.endsWith("ByKey.htm") ? "key" : path.endsWith("BySec.htm") ? "sec" : "api";
    called.add(what + " " + secretOf(exchange.getRequestURI().getQuery()));
    Queue<String> replies = answers.getOrDefault(what, new ArrayDeque<>());
    String reply = replies.size() > 1 ? replies.remove() : replies.element();
    byte[] body = reply.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Which of the secrets the sign was made with. */
  private static String secretOf(String query) {
    String time = query.replaceAll(".*requestTime=(\\d+).*", "$1");
    String sign = query.replaceAll(".*sign=([0-9a-f]+).*", "$1");
    return Stream.of("demoAppSecret0001", "refresh-1", "refresh-2", "request-1", "request-2")
        .filter(secret -> Signs.of("demoAppKey0001", secret, time).equals(sign))
        .findFirst()
        .orElse("?");
  }

  private Delivery deliver() {
    var letter = FullLetters.of(ItemKind.COPY_NOTICE, TestHouse.JINHUA, Houses.QUZHOU);
    return adapter
        .deliver(List.of(TestParcel.of(++number, letter, adapter.encode(letter))))
        .getFirst();
  }

  @Test
  void asksForBothSecretsOnceForManyDeliveries() {
    assertThat(deliver()).isEqualTo(new Delivery.Accepted());
    assertThat(deliver()).isEqualTo(new Delivery.Accepted());
    assertThat(called)
        .containsExactly(
            "key demoAppSecret0001", "sec refresh-1", "api request-1", "api request-1");
  }

  @Test
  void renewsTheRequestSecretAfterAQuarterOfAnHourByTheRefreshSecret() {
    deliver();
    clock.advance(Duration.ofMinutes(15));
    deliver();
    assertThat(called)
        .containsExactly(
            "key demoAppSecret0001",
            "sec refresh-1",
            "api request-1",
            "sec refresh-1",
            "api request-2");
  }

  @Test
  void renewsTheRefreshSecretAfterTwoDays() {
    deliver();
    clock.advance(Duration.ofDays(2));
    deliver();
    assertThat(called)
        .containsExactly(
            "key demoAppSecret0001",
            "sec refresh-1",
            "api request-1",
            "key demoAppSecret0001",
            "sec refresh-2",
            "api request-2");
  }

  @Test
  void triesOnceMoreAtOnceWhenTheRequestSecretHasEndedBeforeItsTime() {
    script("api", "{\"code\":\"10\",\"msg\":\"ended\"}", TAKEN);
    assertThat(deliver()).isEqualTo(new Delivery.Accepted());
    assertThat(called)
        .containsExactly(
            "key demoAppSecret0001",
            "sec refresh-1",
            "api request-1",
            "sec refresh-1",
            "api request-2");
  }

  @Test
  void beginsFromTheStartWhenTheRefreshSecretHasEndedToo() {
    script("sec", "{\"code\":\"10\"}", secret("requestSecret", "request-1"));
    assertThat(deliver()).isEqualTo(new Delivery.Accepted());
    assertThat(called)
        .containsExactly(
            "key demoAppSecret0001",
            "sec refresh-1",
            "key demoAppSecret0001",
            "sec refresh-2",
            "api request-1");
  }

  @Test
  void givesUpForNowWhenAFreshSecretIsNotTakenEither() {
    script("api", "{\"code\":\"11\",\"msg\":\"sign\"}");
    assertThat(deliver())
        .isInstanceOfSatisfying(
            Delivery.RetryLater.class, later -> assertThat(later.why()).isEqualTo("11: sign"));
    assertThat(called).filteredOn(call -> call.startsWith("api")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"code\":0}",
        "{\"code\":\"99\",\"msg\":\"no\"}",
        "{\"code\":\"00\"}",
        "{\"code\":\"00\",\"datas\":[]}",
        "{\"code\":\"00\",\"datas\":{\"refreshSecret\":7}}",
        "{\"code\":\"00\",\"datas\":{\"refreshSecret\":\"a b\"}}"
      })
  void sendsNothingWithoutASecret(String reply) {
    script("key", reply);
    assertThat(deliver()).isInstanceOf(Delivery.RetryLater.class);
    assertThat(called).containsExactly("key demoAppSecret0001");
  }

  @Test
  void saysThatTheClockIsOffWhereTheGatewaySaysSoOfASecret() {
    script("key", "{\"code\":\"12\",\"msg\":\"time\"}");
    assertThat(deliver())
        .isInstanceOfSatisfying(
            Delivery.RetryLater.class,
            later -> assertThat(later.why()).startsWith(Courier.CLOCK).endsWith("12: time"));
  }

  @Test
  void keepsOnlyTheBeginningOfLongWordsAndNoControlCharacters() {
    script("api", "{\"code\":\"31\",\"msg\":\"a\\nb" + "长".repeat(1_000) + "\"}");
    assertThat(deliver()).isEqualTo(new Delivery.Declined("31: a b" + "长".repeat(193)));
  }
}

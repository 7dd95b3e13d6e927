package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestParcel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Shaoxing answers, a delivery comes of it: nothing is thrown at the house. */
final class HostileAnswersTest {
  private static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";

  private static HttpsServer server;
  private static Adapter adapter;
  private static volatile int status;
  private static volatile String said = "";

  @BeforeAll
  static void start() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setHttpsConfigurator(new HttpsConfigurator(Sandbox.hubTls()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/services/objects", exchange -> say(exchange, "text/xml"));
    server.createContext("/services/letters", exchange -> say(exchange, "application/soap+xml"));
    server.start();
    adapter = Sandbox.adapter(server.getAddress().getPort());
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static void say(HttpExchange exchange, String type) throws IOException {
    byte[] answer = said.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    try (exchange) {
      exchange.getResponseBody().write(answer);
    }
  }

  private static String envelope(String namespace, String body) {
    return "<s:Envelope xmlns:s='%s'><s:Body>%s</s:Body></s:Envelope>".formatted(namespace, body);
  }

  private static Delivery deliver(ItemKind kind) {
    Letter letter = FullLetters.of(kind, TestHouse.JINHUA, TestHouse.SHAOXING);
    return adapter.deliver(List.of(TestParcel.of(9, letter, adapter.encode(letter)))).getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<s:Fault/>",
        "<s:Fault><faultstring>x</faultstring></s:Fault>",
        "<s:Fault><faultcode/><faultstring>x</faultstring></s:Fault>",
        "<s:Fault><faultcode> </faultcode><faultstring>x</faultstring></s:Fault>",
        "<s:Fault><faultcode>nobody:Client</faultcode><faultstring>x</faultstring></s:Fault>",
        "<s:Fault><faultcode>Client</faultcode><faultstring/></s:Fault>",
        "<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring></s:Fault>",
        "<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring><detail/></s:Fault>",
        "<s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring>"
            + "<detail><reason>SCHEMA</reason></detail></s:Fault>",
        "<o:queryObjectOutResponse xmlns:o='urn:shaoxing:jtzf:objects'/>",
        "<o:queryObjectOutResponse xmlns:o='urn:shaoxing:jtzf:objects'>"
            + "<queryObjectOutReturn xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
            + " i:nil='true'/></o:queryObjectOutResponse>",
        "<o:queryObjectOutResponse xmlns:o='urn:shaoxing:jtzf:objects'>"
            + "<queryObjectOutReturn><a/></queryObjectOutReturn></o:queryObjectOutResponse>",
        "<o:writeObjectOutResponse xmlns:o='urn:shaoxing:jtzf:objects'/>",
        "<o:other xmlns:o='urn:other'/>",
        ""
      })
  void aStrangeAnswerToAQuestionIsTriedAgainLater(String body) {
    for (int each : List.of(200, 500)) {
      status = each;
      said = envelope(SOAP11, body);
      assertThat(deliver(ItemKind.VEHICLE_QUESTION))
          .as("HTTP %d", each)
          .isInstanceOf(Delivery.RetryLater.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "%3Croot",
        "<root/>",
        "<root><head/></root>",
        "<root><head><code/></head><body/></root>",
        "<root><head><code>1</code></head><head><code>1</code></head></root>",
        "<root><head><code>1</code><code>1</code></head></root>",
        "<other/>",
        "䶮"
      })
  void soIsAStrangeDocumentInside(String document) {
    boolean encoded = document.startsWith("<");
    status = 200;
    said =
        envelope(
            SOAP11,
            "<o:queryObjectOutResponse xmlns:o='urn:shaoxing:jtzf:objects'><queryObjectOutReturn>"
                + (encoded ? URLEncoder.encode(document, StandardCharsets.UTF_8) : document)
                + "</queryObjectOutReturn></o:queryObjectOutResponse>");
    assertThat(deliver(ItemKind.VEHICLE_QUESTION)).isInstanceOf(Delivery.RetryLater.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<s:Fault/>",
        "<s:Fault><s:Code/><s:Reason><s:Text xml:lang='en'>x</s:Text></s:Reason></s:Fault>",
        "<s:Fault><s:Code><s:Value/></s:Code><s:Reason><s:Text xml:lang='en'>x</s:Text>"
            + "</s:Reason></s:Fault>",
        "<s:Fault><s:Code><s:Value>nobody:Sender</s:Value></s:Code><s:Reason>"
            + "<s:Text xml:lang='en'>x</s:Text></s:Reason></s:Fault>",
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code></s:Fault>",
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason>"
            + "<s:Text xml:lang='en'>x</s:Text></s:Reason></s:Fault>",
        "<sendLetterResponse xmlns='urn:shaoxing:jtzf:letters:1'/>",
        "<sendLetterResponse xmlns='urn:shaoxing:jtzf:letters:1'><code/><message/>"
            + "</sendLetterResponse>",
        "<sendLetterResponse xmlns='urn:shaoxing:jtzf:letters:1'><code>1",
        "<other/>",
        ""
      })
  void aStrangeAnswerToALetterIsTriedAgainLater(String body) {
    for (int each : List.of(200, 400, 500)) {
      status = each;
      said = envelope(SOAP12, body);
      assertThat(deliver(ItemKind.COPY_NOTICE))
          .as("HTTP %d", each)
          .isInstanceOf(Delivery.RetryLater.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"204", "301", "400", "401", "404", "413", "429", "502", "503"})
  void soIsAnHttpStatusWithoutTheirForm(int other) {
    status = other;
    said = "";
    assertThat(deliver(ItemKind.COPY_NOTICE)).isInstanceOf(Delivery.RetryLater.class);
    assertThat(deliver(ItemKind.VEHICLE_QUESTION)).isInstanceOf(Delivery.RetryLater.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<detail><reason>SCHEMA</reason></detail>",
        "<detail>\n  <reason xmlns='urn:x'>SCHEMA</reason>\n</detail>"
      })
  void aFaultThatBlamesUsWithAReasonDeclines(String detail) {
    status = 500;
    said =
        envelope(
            SOAP11,
            "<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring>"
                + detail
                + "</s:Fault>");
    assertThat(deliver(ItemKind.VEHICLE_QUESTION))
        .isEqualTo(new Delivery.Declined("SOAP fault Client"));
  }
}

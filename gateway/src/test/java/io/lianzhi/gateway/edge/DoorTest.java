package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
  private static final String REQUEST =
      "POST /partners/hangzhou/notices HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nn";

  private final RunningEdge edge = RunningEdge.get();

  @Test
  void withoutAClientCertificateThereIsNoAnswer() throws Exception {
    for (String protocol : new String[] {"TLSv1.3", "TLSv1.2"}) {
      try (SSLSocket socket = connect(edge.anonymousContext(), protocol)) {
        assertThatThrownBy(() -> exchange(socket, REQUEST))
            .as(protocol)
            .isInstanceOf(IOException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void withOneThereIsAnAnswer(String protocol) throws Exception {
    edge.door.answer(Refused.of(RefusalCode.SCHEMA, ""));
    try (SSLSocket socket = connect(edge.context(edge.hangzhou), protocol)) {
      assertThat(exchange(socket, REQUEST)).isEqualTo("HTTP/1.1 200 ");
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStrangerIsToldInWordsAndCountedAndNothingOfItIsTaken(boolean ofOurAuthority)
      throws Exception {
    double before = knocks();
    edge.door.answer(Refused.of(RefusalCode.SCHEMA, ""));

    HttpResponse<String> response =
        edge.client(ofOurAuthority ? edge.stranger : edge.anybody)
            .send(edge.request("/v1/letters").GET().build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(Json.read(response.body()))
        .containsEntry("code", "CREDENTIAL_UNKNOWN")
        .containsEntry("whoseMove", "CERTIFICATE_AUTHORITY");
    assertThat(knocks()).isEqualTo(before + 1);
    assertThat(edge.door.arrived).isEmpty();
  }

  @Test
  void theConnectionOfAStrangerIsClosedAndAPartysStaysOpen() throws Exception {
    edge.door.answer(Refused.of(RefusalCode.SCHEMA, ""));
    try (SSLSocket socket = connect(edge.context(edge.anybody), "TLSv1.3")) {
      assertThat(exchange(socket, REQUEST)).isEqualTo("HTTP/1.1 401 ");
      assertThatThrownBy(() -> exchange(socket, REQUEST)).isInstanceOf(IOException.class);
    }
    try (SSLSocket socket = connect(edge.context(edge.hangzhou), "TLSv1.3")) {
      assertThat(exchange(socket, REQUEST)).isEqualTo("HTTP/1.1 200 ");
      assertThat(exchange(socket, REQUEST)).isEqualTo("HTTP/1.1 200 ");
    }
  }

  @Test
  void aCertificateOutsideItsDaysIsToldSoInWordsAndOpensNothing() throws Exception {
    for (String protocol : new String[] {"TLSv1.3", "TLSv1.2"}) {
      try (SSLSocket socket = connect(edge.context(edge.over), protocol)) {
        assertThat(exchange(socket, REQUEST)).isEqualTo("HTTP/1.1 401 ");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, false",
    "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384, false",
    "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, false",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, true",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, true"
  })
  void tls12HasForwardSecrecyAndAuthenticatedEncryptionOnly(String cipher, boolean taken)
      throws Exception {
    try (SSLSocket socket = connect(edge.context(edge.hangzhou), "TLSv1.2")) {
      socket.setEnabledCipherSuites(new String[] {cipher});
      if (taken) {
        socket.startHandshake();
        assertThat(socket.getSession().getCipherSuite()).isEqualTo(cipher);
      } else {
        assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void aCertificateThatEndsOpensNothingMoreNotEvenOnAnOldConnection() throws Exception {
    edge.door.answer(Refused.of(RefusalCode.SCHEMA, ""));
    try (SSLSocket socket = connect(edge.context(edge.hangzhou), "TLSv1.3")) {
      assertThat(exchange(socket, REQUEST)).isEqualTo("HTTP/1.1 200 ");
      edge.passTime(Duration.ofDays(2));
      assertThat(exchange(socket, REQUEST)).isEqualTo("HTTP/1.1 401 ");
    }
  }

  @Test
  void aConnectionServesAnyNumberOfRequests() throws Exception {
    edge.door.answer(Refused.of(RefusalCode.SCHEMA, ""));
    try (SSLSocket socket = connect(edge.context(edge.hangzhou), "TLSv1.3")) {
      for (int request = 0; request < 250; request++) {
        assertThat(exchange(socket, REQUEST)).isEqualTo("HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void managementIsOnAPortOfItsOwnAndNotAtTheDoor() throws Exception {
    assertThat(management("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(management("/v1/letters").statusCode()).isEqualTo(404);
    HttpResponse<String> atTheDoor =
        edge.client(edge.hangzhou)
            .send(edge.request("/actuator/health").GET().build(), BodyHandlers.ofString());
    assertThat(atTheDoor.statusCode()).isEqualTo(404);
  }

  @Test
  void whatBecameOfLettersIsCountedByPartyAndCode() throws Exception {
    String counter =
        "lianzhi_door_copies_total{code=\"STALE_VERSION\",party=\"hangzhou\",to=\"\",what=\"refused\"}";
    double before = metric(counter);
    edge.door.answer(Refused.of(RefusalCode.STALE_VERSION, ""));
    try (SSLSocket socket = connect(edge.context(edge.hangzhou), "TLSv1.3")) {
      exchange(socket, REQUEST);
    }

    assertThat(metric(counter)).isEqualTo(before + 1);
    assertThat(
            metric(
                "lianzhi_door_accept_seconds_count{line=\"notices\",outcome=\"STALE_VERSION\",party=\"hangzhou\"}"))
        .isPositive();
  }

  private double knocks() throws IOException, InterruptedException {
    return metric("lianzhi_door_knocks_total");
  }

  private double metric(String name) throws IOException, InterruptedException {
    return management("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(0);
  }

  private HttpResponse<String> management(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + edge.managementPort + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).GET().build(), BodyHandlers.ofString());
  }

  private SSLSocket connect(SSLContext context, String protocol) throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", edge.port);
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  /** Sends one request and reads its answer up to the end; returns the status line. */
  private static String exchange(SSLSocket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    var reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String status = reader.readLine();
    if (status == null) {
      throw new IOException("closed without an answer");
    }
    int length = 0;
    for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    reader.skip(length);
    return status;
  }
}

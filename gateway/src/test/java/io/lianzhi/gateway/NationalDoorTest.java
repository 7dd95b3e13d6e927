package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** One port, two kinds of TLS: a party is who its certificate says, of SM2 or of P-256. */
@SuppressWarnings("NullAway.Init")
class NationalDoorTest {
  private static final Validity TODAY =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
  private static final Validity OVER =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2001-01-01T00:00:00Z"));

  @TempDir static Path home;
  private static RunningHub hub;
  private static String model;

  @BeforeAll
  static void start() throws IOException {
    hub = new RunningHub(home, TestDatabase.freshUrl());
    model =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static RunningHub.Signed letter(String more) {
    String id = "JH-SM-" + UUID.randomUUID();
    String letter = model.replaceFirst("\"id\": \"[^\"]+\"", "\"id\": \"" + id + "\"") + more;
    return hub.sign("jinhua", "POST", "/v1/letters", letter.getBytes(StandardCharsets.UTF_8));
  }

  private static Identity anybody(Validity validity) {
    return CertificateAuthority.create("CN=elsewhere", SignatureAlgorithm.SM2_SM3, TODAY)
        .issueClient("CN=jinhua", SignatureAlgorithm.SM2_SM3, validity);
  }

  /** The cipher suite that an answer came by. */
  private static String suite(HttpResponse<?> response) {
    return response.sslSession().map(SSLSession::getCipherSuite).orElse("none");
  }

  @Test
  void aPartyThatCallsInNationalTlsIsWhoItIs() throws IOException, InterruptedException {
    HttpClient national = hub.nationalClient("jinhua");
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> taken = hub.send(national, letter(""), "en");
      assertThat(taken.statusCode()).isEqualTo(202);
      assertThat(suite(taken)).isEqualTo("TLS_SM4_GCM_SM3");
    }
    HttpResponse<String> large = hub.send(national, letter(" ".repeat(50_000)), "en");
    assertThat(large.statusCode()).isEqualTo(202);
    HttpResponse<String> again = hub.send(hub.nationalClient("jinhua"), letter(""), "en");
    assertThat(again.statusCode()).isEqualTo(202);

    HttpResponse<String> ordinary = hub.send("jinhua", letter(""), "en");
    assertThat(ordinary.statusCode()).isEqualTo(202);
    assertThat(suite(ordinary)).isEqualTo("TLS_AES_256_GCM_SHA384");
  }

  @Test
  void anUnknownSm2CertificateIsToldSoAndAnotherPartysSpeaksForThatAlone()
      throws IOException, InterruptedException {
    HttpResponse<String> stranger = hub.send(hub.nationalClient(anybody(TODAY)), letter(""), "en");
    assertThat(stranger.statusCode()).isEqualTo(RefusalCode.CREDENTIAL_UNKNOWN.httpStatus());
    HttpResponse<String> another = hub.send(hub.nationalClient("hangzhou"), letter(""), "en");
    assertThat(new JsonMapper().readTree(another.body()).get("code").stringValue())
        .isEqualTo("SIGNATURE");
    HttpResponse<String> over = hub.send(hub.nationalClient(anybody(OVER)), letter(""), "en");
    assertThat(over.statusCode()).isEqualTo(RefusalCode.CREDENTIAL_UNKNOWN.httpStatus());
    assertThat(hub.send(hub.nationalClient("jinhua"), letter(""), "en").statusCode())
        .isEqualTo(202);
  }

  /** Who is no party has no suite to be answered in; the request is taken as ever. */
  @Test
  void anAdministratorWhoAsksForASignatureIsAnsweredWithoutOne()
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(hub.office("/nowhere")).header("Accept-Signature", "~").build();
    HttpResponse<Void> answer = hub.anonymous().send(request, BodyHandlers.discarding());
    assertThat(answer.statusCode()).isIn(401, 404);
    assertThat(answer.headers().firstValue("signature")).isEmpty();
  }

  @Test
  void whatIsWeakOrNoTlsIsRefused() throws IOException {
    Map<String, String[]> attacks = new LinkedHashMap<>();
    attacks.put("TLSv1.1", new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"});
    attacks.put("TLSv1.2", new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
    for (Map.Entry<String, String[]> attack : attacks.entrySet()) {
      try (SSLSocket socket = socket(attack.getKey())) {
        socket.setEnabledCipherSuites(attack.getValue());
        assertThatThrownBy(socket::startHandshake)
            .as(attack.getKey())
            .isInstanceOf(IOException.class);
      }
    }
    assertThat(raw("GET / HTTP/1.1\r\nHost: hub\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("TLS");
    try (SSLSocket socket = socket("TLSv1.2")) {
      socket.startHandshake();
      assertThat(socket.getSession().getCipherSuite()).startsWith("TLS_ECDHE_ECDSA_WITH_AES");
    }
  }

  private static SSLSocket socket(String protocol) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            hub.ordinaryTls("jinhua").getSocketFactory().createSocket("localhost", hub.port());
    socket.setSoTimeout(20_000);
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  /** What a client in clear gets at the port. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", hub.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /** No provider is named here: it is as if nobody had ever heard of it. */
  @Test
  void aClientOfTlcpIsRefusedWithoutAWordOfIt() throws IOException, InterruptedException {
    try (Socket socket = new Socket("localhost", hub.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(new byte[] {22, 1, 1, 0, 4, 1, 0, 0, 0});
      String answer = HexFormat.of().formatHex(socket.getInputStream().readAllBytes());
      assertThat(answer).as("no record of TLCP").doesNotContain("160101", "150101");
    }
    assertThat(hub.part(HubKeys.class).certificates()).doesNotContainKey("hub tlcp signing");
    assertThat(hub.send(hub.nationalClient("jinhua"), letter(""), "en").statusCode())
        .isEqualTo(202);
  }

  @Test
  void aClientMayNotNegotiateAnew() throws IOException {
    AtomicInteger handshakes = new AtomicInteger();
    HandshakeCompletedListener counting = completed -> handshakes.incrementAndGet();
    try (SSLSocket socket = socket("TLSv1.2")) {
      socket.startHandshake();
      assertThat(status(socket)).contains("200");
      socket.addHandshakeCompletedListener(counting);
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                status(socket);
              })
          .isInstanceOf(IOException.class);
    }
    assertThat(handshakes).hasValue(0);
  }

  private static String status(SSLSocket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(
        "GET /v1/letters HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    byte[] line = in.readNBytes(12);
    if (line.length < 12) {
      throw new IOException("closed");
    }
    in.skipNBytes(in.available());
    return new String(line, StandardCharsets.US_ASCII);
  }

  @Test
  void whoseAdapterCallsBySocketsIsNotCalledNationallyAndTheHubSaysSoAtTheStart(
      @TempDir Path another) {
    List<String> national = List.of("--lianzhi.parties.hangzhou.tls=national");
    assertThatThrownBy(() -> new RunningHub(another, TestDatabase.freshUrl(), national))
        .rootCause()
        .hasMessage("hangzhou: the adapter 'standard' cannot call in national TLS");
  }
}

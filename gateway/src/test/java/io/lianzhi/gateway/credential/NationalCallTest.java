package io.lianzhi.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.lianzhi.contracts.http.Http;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.tls.NationalTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party's server that is called in national TLS, by the client that adapters use. */
@SuppressWarnings("NullAway.Init")
class NationalCallTest {
  private static final Validity TODAY =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
  private static final Validity OVER =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2001-01-01T00:00:00Z"));
  private static final CertificateAuthority QUZHOU = authority(SignatureAlgorithm.SM2_SM3);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private HubKeys hub;

  @BeforeEach
  void open() {
    hub =
        HubKeys.open(
            Keystore.openOrCreate(folder.resolve("hub.vault"), "a long passphrase".toCharArray()),
            "jinhua",
            List.of("localhost"),
            Clock.systemUTC());
  }

  private static CertificateAuthority authority(SignatureAlgorithm algorithm) {
    return CertificateAuthority.create("CN=" + algorithm, algorithm, TODAY);
  }

  private static Identity server(CertificateAuthority authority, String host, Validity validity) {
    return authority.issueServer("CN=q", List.of(host), SignatureAlgorithm.SM2_SM3, validity);
  }

  private PartyKeys keys(CallTls tls) {
    Credentials credentials =
        new Credentials(
            Suite.NATIONAL,
            QUZHOU.issueClient("CN=q", SignatureAlgorithm.SM2_SM3, TODAY).chain(),
            List.of(),
            QUZHOU.identity().chain());
    return new PartyKeys(hub, credentials, tls, Clock.systemUTC());
  }

  /** Lets in only whom the hub's national authority certified. */
  private SSLContext national(Identity shown) {
    List<X509Certificate> anchors =
        Objects.requireNonNull(hub.authorities().get(Suite.NATIONAL)).identity().chain();
    return NationalTls.context(shown, anchors);
  }

  /** Answers with what it is sent, and by whom. */
  private static HttpsServer start(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(Tls.parameters(getSSLContext(), true));
          }
        });
    server.createContext("/", NationalCallTest::echo);
    server.start();
    return server;
  }

  private static void echo(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static HttpResponse<byte[]> call(PartyKeys keys, HttpsServer server, byte[] body) {
    URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/letters");
    return new Http(keys.tls(), PATIENCE)
        .send(
            HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
  }

  @Test
  void callsInNationalTlsWhomItTrustsAndNobodyElse() throws IOException {
    PartyKeys keys = keys(CallTls.NATIONAL);
    byte[] body = new byte[200_000];
    new Random(1).nextBytes(body);
    Map<String, SSLContext> attacks = new LinkedHashMap<>();
    attacks.put(
        "of another authority",
        national(server(authority(SignatureAlgorithm.SM2_SM3), "localhost", TODAY)));
    attacks.put("expired", national(server(QUZHOU, "localhost", OVER)));
    attacks.put("another host's", national(server(QUZHOU, "elsewhere", TODAY)));
    attacks.put("one that speaks P-256 only", Tls.context(hub.tls(), hub.tls().chain()));
    attacks.put(
        "one that does not know the hub",
        NationalTls.context(server(QUZHOU, "localhost", TODAY), QUZHOU.identity().chain()));
    for (Map.Entry<String, SSLContext> attack : attacks.entrySet()) {
      HttpsServer server = start(attack.getValue());
      assertThatThrownBy(() -> call(keys, server, body))
          .as(attack.getKey())
          .isInstanceOf(UncheckedIOException.class);
      server.stop(0);
    }
    HttpsServer good = start(national(server(QUZHOU, "localhost", TODAY)));
    for (byte[] each : List.of(new byte[] {1}, body, new byte[0])) {
      HttpResponse<byte[]> answer = call(keys, good, each);
      assertThat(answer.body()).isEqualTo(each);
      assertThat(answer.sslSession().orElseThrow().getCipherSuite()).isEqualTo("TLS_SM4_GCM_SM3");
    }
    assertThatThrownBy(() -> call(keys(CallTls.INTERNATIONAL), good, body))
        .isInstanceOf(UncheckedIOException.class);
    good.stop(0);
  }
}

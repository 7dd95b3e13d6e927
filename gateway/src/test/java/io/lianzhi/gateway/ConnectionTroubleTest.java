package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.contracts.connection.Trouble.Kind;
import io.lianzhi.contracts.http.Http;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a way that does not lead to a party, over real sockets. */
class ConnectionTroubleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LITTLE = Duration.ofMillis(300);
  private static final Validity DAYS = days(-1, 30);
  private static final CertificateAuthority THEIRS = authority("theirs");
  private static final CertificateAuthority OURS = authority("ours");
  private static final SSLContext CALLING =
      Tls.context(OURS.issueClient("CN=hub", DAYS), THEIRS.identity().chain());

  private static CertificateAuthority authority(String name) {
    return CertificateAuthority.create(
        "CN=" + name, SignatureAlgorithm.ECDSA_P256_SHA256, days(-60, 60));
  }

  private static Validity days(int from, int to) {
    Instant now = Instant.now();
    return new Validity(now.plus(Duration.ofDays(from)), now.plus(Duration.ofDays(to)));
  }

  /** Answers each connection as it is told, one after another, until it is closed. */
  private record Server(ServerSocket socket) implements AutoCloseable {
    interface Answer {
      void to(Socket caller) throws IOException;
    }

    static Server start(ServerSocket socket, Answer answer) {
      Thread.ofVirtual()
          .start(() -> {
            while (!socket.isClosed()) {
              once(socket, answer);
            }
          });
      return new Server(socket);
    }

    private static void once(ServerSocket socket, Answer answer) {
      try (Socket caller = socket.accept()) {
        answer.to(caller);
      } catch (IOException over) {
        // The caller has gone, or the server is closed: what came of it the caller says.
      }
    }

    /** Mutual TLS, then one status. */
    static Server tls(Identity shown, CertificateAuthority takes, int status) throws IOException {
      SSLServerSocket socket =
          (SSLServerSocket)
              Tls.context(shown, takes.identity().chain())
                  .getServerSocketFactory()
                  .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
      socket.setNeedClientAuth(true);
      return start(socket, caller -> answer(caller, status));
    }

    private static void answer(Socket caller, int status) throws IOException {
      byte[] request = new byte[4096];
      if (caller.getInputStream().read(request) > 0) {
        caller
            .getOutputStream()
            .write(
                ("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static Identity server(CertificateAuthority by, String host, Validity validity) {
    return by.issueServer("CN=server", List.of(host), validity);
  }

  private static List<Step> test(String host, int port, Duration patience) {
    URI place = URI.create("https://" + host + ":" + port + "/");
    return Step.take(
        List.of(
            new Step.Plan("GET " + place, () -> Trouble.ofStatus(get(place, patience))),
            new Step.Plan("what is behind it", Optional::empty)));
  }

  private static int get(URI place, Duration patience) {
    return new Http(CALLING, PATIENCE)
        .send(HttpRequest.newBuilder(place).timeout(patience).build())
        .statusCode();
  }

  private static Kind trouble(Server server) {
    return kind(test("127.0.0.1", server.port(), PATIENCE));
  }

  /** The first step met it, and the second was not taken. */
  private static Kind kind(List<Step> steps) {
    assertThat(steps).hasSize(1);
    Trouble trouble = steps.getFirst().trouble().orElseThrow();
    assertThat(trouble.exactly()).isNotBlank().hasSizeLessThanOrEqualTo(300);
    assertThat(trouble.kind().english()).isNotBlank();
    assertThat(trouble.kind().chinese()).isNotBlank();
    return trouble.kind();
  }

  @Test
  void aWayThatLeadsThereIsGoneToItsEnd() throws IOException {
    try (Server server = Server.tls(server(THEIRS, "127.0.0.1", DAYS), OURS, 200)) {
      assertThat(test("127.0.0.1", server.port(), PATIENCE))
          .hasSize(2)
          .allMatch(step -> step.trouble().isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, CREDENTIAL_REFUSED",
    "403, CREDENTIAL_REFUSED",
    "500, ANSWERED_STRANGELY",
    "503, ANSWERED_STRANGELY"
  })
  void whoAnswersMayStillNotLetUsIn(int status, Kind expected) throws IOException {
    try (Server server = Server.tls(server(THEIRS, "127.0.0.1", DAYS), OURS, status)) {
      assertThat(trouble(server)).isEqualTo(expected);
    }
  }

  @Test
  void tellsWhatIsWrongWithTheirCertificate() throws IOException {
    try (Server stranger = Server.tls(server(OURS, "127.0.0.1", DAYS), OURS, 200);
        Server past = Server.tls(server(THEIRS, "127.0.0.1", days(-30, -1)), OURS, 200);
        Server future = Server.tls(server(THEIRS, "127.0.0.1", days(1, 30)), OURS, 200);
        Server named = Server.tls(server(THEIRS, "127.0.0.9", DAYS), OURS, 200)) {
      assertThat(trouble(stranger)).isEqualTo(Kind.THEIR_CERTIFICATE_UNTRUSTED);
      assertThat(trouble(past)).isEqualTo(Kind.THEIR_CERTIFICATE_EXPIRED);
      assertThat(trouble(future)).isEqualTo(Kind.THEIR_CERTIFICATE_NOT_YET_VALID);
      assertThat(trouble(named)).isEqualTo(Kind.THEIR_CERTIFICATE_FOR_ANOTHER_NAME);
    }
  }

  @Test
  void tellsThatTheyRefuseOurs() throws IOException {
    try (Server server = Server.tls(server(THEIRS, "127.0.0.1", DAYS), THEIRS, 200)) {
      assertThat(trouble(server)).isEqualTo(Kind.OUR_CERTIFICATE_REFUSED);
    }
  }

  @Test
  void tellsWhoIsNotThere() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(kind(test("127.0.0.1", free, PATIENCE))).isEqualTo(Kind.NOBODY_LISTENS);
    assertThat(kind(test("no-such-host.invalid", 443, PATIENCE))).isEqualTo(Kind.NAME_UNKNOWN);
  }

  @Test
  void tellsWhoTakesTheConnectionAndSaysNothing() throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (Server mute =
        Server.start(socket, caller -> caller.getInputStream().transferTo(nowhere()))) {
      assertThat(kind(test("127.0.0.1", mute.port(), LITTLE))).isEqualTo(Kind.NO_ANSWER);
    }
  }

  private static java.io.OutputStream nowhere() {
    return java.io.OutputStream.nullOutputStream();
  }

  @Test
  void tellsWhoSpeaksNoTls() throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (Server plain = Server.start(socket, caller -> Server.answer(caller, 200))) {
      assertThat(trouble(plain)).isEqualTo(Kind.OTHER);
    }
  }

  @Test
  void whatTheMachineSaysIsCutAndPrintable() {
    Trouble trouble =
        Trouble.of(new UncheckedIOException(new IOException("a\r\n" + "b".repeat(999))));
    assertThat(trouble.exactly()).hasSize(300).startsWith("IOException: a b");
    assertThat(trouble.kind()).isEqualTo(Kind.OTHER);
  }
}

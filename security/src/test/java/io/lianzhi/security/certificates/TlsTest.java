package io.lianzhi.security.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** Real handshakes on real sockets. */
class TlsTest {
  private final Instant now = Instant.now();
  private final Validity today =
      new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
  private final Validity yesterday =
      new Validity(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)));
  private final CertificateAuthority authority = authority();
  private final List<X509Certificate> anchors = List.of(authority.identity().certificate());
  private final Identity server = authority.issueServer("CN=hub", List.of("localhost"), today);
  private final Identity client = authority.issueClient("CN=hangzhou", today);

  @Test
  void letsInWhoShowsATrustedCertificateOnly() throws Exception {
    Identity stranger = authority().issueClient("CN=hangzhou", today);
    Identity expired = authority.issueClient("CN=hangzhou", yesterday);
    assertThatThrownBy(() -> handshake(server, Tls.context(stranger, anchors), "TLSv1.3"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> handshake(server, Tls.context(expired, anchors), "TLSv1.3"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> handshake(server, Tls.anonymousContext(anchors), "TLSv1.3"))
        .isInstanceOf(IOException.class);
    assertThat(handshake(server, Tls.context(client, anchors), "TLSv1.3"))
        .isEqualTo("CN=hangzhou by TLSv1.3");
    assertThat(handshake(server, Tls.context(client, anchors), "TLSv1.2"))
        .isEqualTo("CN=hangzhou by TLSv1.2");
  }

  @Test
  void refusesAServerOfAnotherNameOrAuthority() throws Exception {
    Identity otherName = authority.issueServer("CN=hub", List.of("hub.example"), today);
    Identity otherAuthority = authority().issueServer("CN=hub", List.of("localhost"), today);
    SSLContext context = Tls.context(client, anchors);
    assertThatThrownBy(() -> handshake(server, Tls.context(client), "TLSv1.3"))
        .isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> handshake(otherName, context, "TLSv1.3"))
        .isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> handshake(otherAuthority, context, "TLSv1.3"))
        .isInstanceOf(SSLException.class);
    assertThat(handshake(server, context, "TLSv1.3")).isEqualTo("CN=hangzhou by TLSv1.3");
  }

  @Test
  void speaksNoOlderProtocol() {
    SSLParameters parameters = Tls.parameters(Tls.context(client, anchors), true);
    assertThat(parameters.getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(parameters.getNeedClientAuth()).isTrue();
    assertThatThrownBy(() -> Tls.trustStore(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String handshake(Identity shown, SSLContext clientContext, String protocol)
      throws Exception {
    SSLContext context = Tls.context(shown, anchors);
    try (SSLServerSocket listener =
            (SSLServerSocket)
                context
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      listener.setSSLParameters(Tls.parameters(context, true));
      Future<String> accepted = threads.submit(() -> serve(listener));
      call(clientContext, listener.getLocalPort(), protocol);
      return accepted.get();
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  private static String serve(SSLServerSocket listener) throws IOException {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      int first = socket.getInputStream().read();
      socket.getOutputStream().write(first);
      return socket.getSession().getPeerPrincipal() + " by " + socket.getSession().getProtocol();
    }
  }

  private static void call(SSLContext context, int port, String protocol) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      SSLParameters parameters = Tls.parameters(context, false);
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(new String[] {protocol});
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write(1);
      if (socket.getInputStream().read() != 1) {
        throw new IOException("the server closed the connection");
      }
    }
  }

  private CertificateAuthority authority() {
    return CertificateAuthority.create("CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, today);
  }
}

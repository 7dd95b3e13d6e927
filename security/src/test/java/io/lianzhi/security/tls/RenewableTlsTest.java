package io.lianzhi.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An identity is exchanged between two connections of the same two contexts. */
class RenewableTlsTest {
  private static final Validity TODAY =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

  private final CertificateAuthority authority =
      CertificateAuthority.create("CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, TODAY);
  private final CertificateAuthority national =
      CertificateAuthority.create("CN=national", SignatureAlgorithm.SM2_SM3, TODAY);
  private final List<X509Certificate> anchors = authority.identity().chain();
  private final Identity before = server();
  private final Identity after = server();
  private final AtomicReference<Identity> shown = new AtomicReference<>(before);
  private final SSLContext renewable =
      RenewableTls.context(shown::get, identity -> Tls.context(identity, anchors));
  private final SSLContext fixed =
      Tls.context(authority.issueServer("CN=other", List.of("localhost"), TODAY), anchors);

  private Identity server() {
    return authority.issueServer("CN=hub", List.of("localhost"), TODAY);
  }

  /** Two ends of a connection. */
  private record Pair(SSLSocket client, SSLSocket server) implements AutoCloseable {
    /** What either side says reaches the other: then the handshake is over, and a ticket there. */
    void talk() throws IOException {
      client.getOutputStream().write(1);
      assertThat(server.getInputStream().read()).isEqualTo(1);
      server.getOutputStream().write(2);
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }

    X509Certificate seenByClient() throws IOException {
      return (X509Certificate) client.getSession().getPeerCertificates()[0];
    }

    X509Certificate seenByServer() throws IOException {
      return (X509Certificate) server.getSession().getPeerCertificates()[0];
    }

    @Override
    public void close() throws IOException {
      client.close();
      server.close();
    }
  }

  private static Pair connect(SSLContext client, SSLContext server, String protocol)
      throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Socket> accepted = threads.submit(listener::accept);
      SSLSocket calling =
          (SSLSocket) client.getSocketFactory().createSocket("localhost", listener.getLocalPort());
      calling.setEnabledProtocols(new String[] {protocol});
      SSLSocket called =
          (SSLSocket) server.getSocketFactory().createSocket(accepted.get(), null, true);
      called.setNeedClientAuth(true);
      Pair pair = new Pair(calling, called);
      Future<?> answers =
          threads.submit(() -> {
            called.startHandshake();
            return called;
          });
      calling.startHandshake();
      answers.get();
      pair.talk();
      return pair;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aServerShowsTheNewOneToNewConnectionsAndOpenOnesGoOn(String protocol) throws Exception {
    try (Pair open = connect(fixed, renewable, protocol)) {
      assertThat(open.seenByClient()).isEqualTo(before.certificate());
      try (Pair again = connect(fixed, renewable, protocol)) {
        assertThat(again.seenByClient()).isEqualTo(before.certificate());
      }
      shown.set(after);
      try (Pair next = connect(fixed, renewable, protocol)) {
        assertThat(next.seenByClient()).isEqualTo(after.certificate());
      }
      open.talk();
      assertThat(open.seenByClient()).isEqualTo(before.certificate());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aCallerShowsTheNewOneThoughTheOtherSideWouldResume(String protocol) throws Exception {
    try (Pair open = connect(renewable, fixed, protocol)) {
      assertThat(open.seenByServer()).isEqualTo(before.certificate());
      shown.set(after);
      try (Pair next = connect(renewable, fixed, protocol)) {
        assertThat(next.seenByServer()).isEqualTo(after.certificate());
      }
      open.talk();
    }
  }

  @Test
  void enginesShowTheNewOneToo() throws SSLException {
    for (Identity identity : List.of(before, after)) {
      shown.set(identity);
      SSLEngine client = fixed.createSSLEngine("localhost", 8443);
      new EnginePair(client, renewable.createSSLEngine()).shake();
      assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(identity.certificate());
    }
  }

  @Test
  void theDoorAndCallsInNationalTlsShowTheNewOne() throws SSLException {
    Identity first = nationalServer();
    Identity second = nationalServer();
    AtomicReference<Identity> held = new AtomicReference<>(first);
    TwofoldTls door =
        new TwofoldTls(
            fixed,
            held::get,
            (javax.net.ssl.X509TrustManager) Tls.trustManagers(national.identity().chain())[0]);
    SSLContext calls =
        RenewableTls.context(
            held::get, identity -> NationalTls.context(identity, national.identity().chain()));
    for (Identity identity : List.of(first, second)) {
      held.set(identity);
      SSLEngine client = calls.createSSLEngine("localhost", 8443);
      SSLEngine server = door.serverEngine();
      new EnginePair(client, server).shake();
      assertThat(client.getSession().getCipherSuite()).isEqualTo("TLS_SM4_GCM_SM3");
      assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(identity.certificate());
    }
  }

  private Identity nationalServer() {
    return national.issueServer("CN=hub", List.of("localhost"), SignatureAlgorithm.SM2_SM3, TODAY);
  }

  @Test
  void aSocketThatListensWouldKeepWhatItShowedFirst() {
    assertThatThrownBy(renewable::getServerSocketFactory)
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void socketsAreMadeByEveryWayThatThereIs() throws Exception {
    SSLSocketFactory sockets = renewable.getSocketFactory();
    SSLSocketFactory plain = Tls.context(before, anchors).getSocketFactory();
    assertThat(sockets.getDefaultCipherSuites()).isEqualTo(plain.getDefaultCipherSuites());
    assertThat(sockets.getSupportedCipherSuites()).isEqualTo(plain.getSupportedCipherSuites());
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket listener = new ServerSocket(0, 8, here)) {
      int port = listener.getLocalPort();
      List<Socket> made =
          List.of(
              sockets.createSocket(),
              sockets.createSocket(here.getHostAddress(), port),
              sockets.createSocket(here.getHostAddress(), port, here, 0),
              sockets.createSocket(here, port),
              sockets.createSocket(here, port, here, 0),
              sockets.createSocket(new Socket(here, port), "localhost", port, true),
              sockets.createSocket(new Socket(here, port), InputStream.nullInputStream(), true));
      assertThat(made).allSatisfy(socket -> assertThat(socket).isInstanceOf(SSLSocket.class));
      assertThat(made.subList(1, made.size()))
          .allSatisfy(socket -> assertThat(socket.getPort()).isEqualTo(port));
      for (Socket socket : made) {
        socket.close();
      }
    }
  }
}

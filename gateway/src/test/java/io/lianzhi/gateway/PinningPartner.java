package io.lianzhi.gateway;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;

/**
 * A party's system that speaks the hub's own API and lets in only those whose very certificate it
 * has written down. It takes no letter: whatever it is sent is none.
 */
final class PinningPartner implements AutoCloseable {
  private static final byte[] NONE =
      "HTTP/1.1 400 x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final CertificateAuthority authority;
  private final SSLContext context;
  private final ServerSocket socket;
  private final AtomicReference<List<X509Certificate>> trusted = new AtomicReference<>(List.of());
  private final AtomicReference<Optional<X509Certificate>> shown =
      new AtomicReference<>(Optional.empty());

  private PinningPartner(CertificateAuthority authority) throws IOException {
    this.authority = authority;
    Identity server = authority.issueServer("CN=partner", List.of("localhost"), today());
    this.context = Tls.serverContext(server, new Pins());
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  static PinningPartner start() throws IOException {
    PinningPartner partner =
        new PinningPartner(
            CertificateAuthority.create(
                "CN=partner", SignatureAlgorithm.ECDSA_P256_SHA256, today()));
    Thread.ofVirtual().start(partner::serve);
    return partner;
  }

  private static Validity today() {
    Instant now = Instant.now();
    return new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  }

  /** What a hub has to be told of the party. */
  List<String> seat(String name, Path folder) throws IOException {
    Files.createDirectories(folder);
    Pem.write(folder.resolve("tls.pem"), authority.issueClient("CN=" + name, today()).chain());
    Pem.write(
        folder.resolve("signing.pem"),
        authority
            .issueSigning("CN=" + name, SignatureAlgorithm.ECDSA_P256_SHA256, today())
            .chain());
    Pem.write(folder.resolve("ca.pem"), authority.identity().chain());
    String prefix = "--lianzhi.parties." + name + ".";
    return List.of(
        prefix + "adapter=standard",
        prefix + "region=330300",
        prefix + "name-zh=" + name,
        prefix + "name-en=" + name,
        prefix + "credentials=" + folder,
        prefix + "settings.url=https://localhost:" + socket.getLocalPort());
  }

  void trusts(List<X509Certificate> certificates) {
    trusted.set(List.copyOf(certificates));
  }

  /** The certificate of whoever was let in last. */
  X509Certificate shown() {
    return shown.get().orElseThrow();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        answer(caller);
      } catch (IOException over) {
        // The caller has gone, or the partner is closed.
      }
    }
  }

  /** Hangs up only once the caller has heard why: unread bytes would cut the alert off. */
  private void answer(Socket caller) throws IOException {
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(caller, null, false);
    tls.setNeedClientAuth(true);
    try {
      if (tls.getInputStream().read(new byte[8192]) > 0) {
        shown.set(Optional.of((X509Certificate) tls.getSession().getPeerCertificates()[0]));
        tls.getOutputStream().write(NONE);
        tls.close();
      }
    } catch (SSLException turnedAway) {
      // The alert says it.
    }
    caller.shutdownOutput();
    caller.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private final class Pins implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      if (!trusted.get().contains(chain[0])) {
        throw new CertificateException("not pinned");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("calls nobody");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

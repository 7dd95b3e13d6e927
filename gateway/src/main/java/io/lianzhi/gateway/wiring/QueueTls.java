package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.edge.DoorKeys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.tls.RenewableTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** TLS of queues and links, which cannot say in words what is wrong with a certificate. */
public final class QueueTls {
  private QueueTls() {}

  /**
   * What the embedded broker and the links listen with: the door's identity, for clients whose
   * certificate is within its days.
   */
  public static SSLContext listening(DoorKeys keys) {
    return RenewableTls.context(
        keys::tls,
        identity -> Tls.serverContext(identity, new Clients(X509Certificate::checkValidity)));
  }

  /**
   * The hub's towards an external broker.
   *
   * @param authorities file of those that its certificate may come from; empty where there is none
   */
  static SSLContext calling(Supplier<Identity> hub, String authorities) {
    if (authorities.isBlank()) {
      return RenewableTls.context(hub, identity -> Tls.context(identity, identity.chain()));
    }
    List<X509Certificate> anchors = anchors(authorities);
    return RenewableTls.context(hub, identity -> Tls.context(identity, anchors));
  }

  private static List<X509Certificate> anchors(String authorities) {
    try {
      return Pem.read(Path.of(authorities));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("lianzhi.queues.ca cannot be read", unreadable);
    }
  }
}

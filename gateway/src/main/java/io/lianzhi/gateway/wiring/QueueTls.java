package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.edge.DoorKeys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS of queues and links: the same keys and the same trust as at the door. */
final class QueueTls {
  private QueueTls() {}

  /** What the embedded broker and the links listen with. */
  static SSLContext listening(DoorKeys keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {keys.keyManager()}, new TrustManager[] {keys.trustManager()}, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("TLS does not start", impossible);
    }
  }

  /**
   * The hub's towards an external broker.
   *
   * @param authorities file of those that its certificate may come from; empty where there is none
   */
  static SSLContext calling(Identity hub, String authorities) {
    try {
      return authorities.isBlank()
          ? Tls.context(hub, hub.chain())
          : Tls.context(hub, Pem.read(Path.of(authorities)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("lianzhi.queues.ca cannot be read", unreadable);
    }
  }
}

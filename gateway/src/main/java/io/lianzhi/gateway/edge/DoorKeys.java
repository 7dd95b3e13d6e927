package io.lianzhi.gateway.edge;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.tls.TlcpSlot;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;

/** What the hub's ports show, and whom the parties' door lets speak. */
public interface DoorKeys {
  /**
   * The hub's server certificate and key, asked for with each connection: the same object as long
   * as it is the same identity.
   */
  Identity tls();

  /**
   * What the hub shows to clients that offer national TLS, if it speaks it; of SM2, and asked for
   * as the other one.
   */
  default Optional<Supplier<Identity>> national() {
    return Optional.empty();
  }

  /** What answers those who begin in TLCP's version, if there is a provider that speaks it. */
  default Optional<TlcpSlot> tlcp() {
    return Optional.empty();
  }

  /** Decides which client certificates may finish a handshake at the door; asked for at start. */
  X509TrustManager trustManager();
}

package io.lianzhi.gateway.edge;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.tls.TlcpSlot;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

/**
 * What the door shows and whom it lets speak. Asked once, at start: a manager whose certificates
 * change must answer afresh itself.
 */
public interface DoorKeys {
  /** The hub's server certificate and key. */
  X509KeyManager keyManager();

  /** What the hub shows to clients that offer national TLS, if it speaks it; of SM2. */
  default Optional<Identity> national() {
    return Optional.empty();
  }

  /** What answers those who begin in TLCP's version, if there is a provider that speaks it. */
  default Optional<TlcpSlot> tlcp() {
    return Optional.empty();
  }

  /** Decides which client certificates may finish a handshake. */
  X509TrustManager trustManager();
}

package io.lianzhi.gateway.edge;

import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

/**
 * What the door shows and whom it lets speak. Asked once, at start: a manager whose certificates
 * change must answer afresh itself.
 */
public interface DoorKeys {
  /** The hub's server certificate and key. */
  X509KeyManager keyManager();

  /** Decides which client certificates may finish a handshake. */
  X509TrustManager trustManager();
}

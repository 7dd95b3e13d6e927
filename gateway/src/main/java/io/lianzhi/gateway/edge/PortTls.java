package io.lianzhi.gateway.edge;

import java.util.Optional;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** TLS 1.3, and 1.2 with forward secrecy, as every port of the hub speaks it. */
final class PortTls {
  private PortTls() {}

  /** For a port whose clients show certificates: without one there is no handshake. */
  static SSLHostConfig mutual(DoorKeys keys) {
    return host(new DoorContext(keys, keys.tlcp()), "required");
  }

  /** For a port whose clients are known by other means. */
  static SSLHostConfig oneSided(DoorKeys keys) {
    return host(new DoorContext(keys, Optional.empty()), "none");
  }

  private static SSLHostConfig host(DoorContext context, String verification) {
    SSLHostConfig host = new SSLHostConfig();
    host.setProtocols("TLSv1.2+TLSv1.3");
    host.setCiphers("ECDHE+AESGCM:ECDHE+CHACHA20");
    host.setHonorCipherOrder(true);
    host.setCertificateVerification(verification);
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setSslContext(context);
    host.addCertificate(certificate);
    return host;
  }
}

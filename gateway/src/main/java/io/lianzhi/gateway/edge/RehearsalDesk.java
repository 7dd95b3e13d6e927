package io.lianzhi.gateway.edge;

import io.lianzhi.gateway.credential.ConnectionRehearsal;
import io.lianzhi.security.http.HttpRequest;
import java.security.cert.X509Certificate;

/** Where somebody learns what the hub thinks of the certificate that it shows. */
@FunctionalInterface
public interface RehearsalDesk {
  /**
   * What would become of a request if it were one that counts.
   *
   * @param shown the certificate that opened the request's connection
   * @param body exactly as it came
   */
  ConnectionRehearsal.Finding look(X509Certificate shown, HttpRequest request, byte[] body);
}

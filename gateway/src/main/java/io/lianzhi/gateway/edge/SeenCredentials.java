package io.lianzhi.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Tells a party with each answer which of its credentials the hub saw, in the form of structured
 * fields (RFC 9651), so that it knows during a rotation which one it is using.
 */
final class SeenCredentials {
  /** SHA-256 of the client certificate's DER form, written as Content-Digest (RFC 9530) is. */
  static final String CERTIFICATE = "Lianzhi-Client-Certificate";

  /** The key id of the signature that was checked and held. */
  static final String SIGNATURE = "Lianzhi-Signature-Key";

  private SeenCredentials() {}

  /** Tells what is known by now; whoever shows a certificate of nobody is told to go. */
  static void tell(HttpServletRequest request, HttpServletResponse response) {
    KnownCallers.find(request)
        .ifPresentOrElse(
            caller -> response.setHeader(CERTIFICATE, digest(caller.certificate())),
            () -> response.setHeader("Connection", "close"));
    Exchange.find(request).ifPresent(exchange -> tell(exchange, response));
  }

  static void tell(Exchange exchange, HttpServletResponse response) {
    exchange.signedBy().ifPresent(key -> response.setHeader(SIGNATURE, '"' + key + '"'));
  }

  /** A fingerprint's digits as a structured field. */
  static String digest(String fingerprint) {
    byte[] bytes = HexFormat.of().parseHex(fingerprint);
    return "sha-256=:" + Base64.getEncoder().encodeToString(bytes) + ":";
  }
}

package io.lianzhi.contracts;

import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** The hub's keys towards one party, usable but never readable. */
public interface Keys {
  /** Mutual TLS: the hub's client certificate, and the party's pinned trust. */
  SSLContext tls();

  /** The hub's signing certificate in the suite agreed with the party, its issuers after it. */
  List<X509Certificate> signingChain();

  /** Opaque: signs through the JCA, and has no encoding. */
  PrivateKey signingKey();

  /** The party's signing certificates in force. */
  List<X509Certificate> partySigningCertificates();

  /**
   * Signs an HTTP request (RFC 9421, RFC 9530) afresh.
   *
   * @return the headers to add: Content-Digest, Signature-Input, Signature
   */
  Map<String, String> signRequest(String method, URI target, String contentType, byte[] body);
}

package io.lianzhi.contracts;

import java.net.URI;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * By which the hub shows itself to the party's SSH server; P-256, the private key opaque.
   *
   * @throws IllegalStateException in a house that speaks no SSH
   */
  default KeyPair sshKey() {
    throw new IllegalStateException("this house has no SSH key");
  }

  /**
   * What the party's SSH server may show itself by now; asked for at each connection. Nothing is
   * trusted at first sight.
   */
  default List<PublicKey> hostKeys() {
    return List.of();
  }

  /**
   * Says, when an adapter is opened, that it calls the party's SSH server.
   *
   * @throws IllegalArgumentException where there is no {@link #hostKeys}, and the house knows that
   *     none will come
   */
  default void needsHostKeys() {
    if (hostKeys().isEmpty()) {
      throw new IllegalArgumentException("no host.pub: the key of their server is not pinned");
    }
  }

  /**
   * SM3 (GB/T 32905) of nothing yet; it can be cloned.
   *
   * @throws IllegalStateException in a house that has none
   */
  default MessageDigest sm3() {
    throw new IllegalStateException("this house has no SM3");
  }

  /**
   * Signs an HTTP request in the national form of {@link Signing.NationalSeal} afresh.
   *
   * @return the headers to add, by the names given
   * @throws IllegalStateException where the party's suite is not the national one
   */
  default Map<String, String> stampRequest(
      Signing.StampHeaders names, String method, URI target, byte[] body) {
    throw new IllegalStateException("no national keys towards this party");
  }

  /**
   * Signs content with the hub's SM2 key and seals it for the party's encryption certificate (GM/T
   * 0010).
   *
   * @throws IllegalStateException where the party has no such certificate in force
   */
  default byte[] seal(byte[] content) {
    throw new IllegalStateException("no national keys towards this party");
  }

  /**
   * Opens what the party sealed for the hub, and checks its signature under the party's signing
   * certificates in force. Empty where the seal does not hold, whatever the reason.
   */
  default Optional<byte[]> open(byte[] sealed) {
    throw new IllegalStateException("no national keys towards this party");
  }
}

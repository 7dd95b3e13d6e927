package io.lianzhi.security.tls;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.MadeOf;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509TrustManager;

/**
 * Both kinds of TLS at one port: a client that offers RFC 8998 is answered in it, and every other
 * one by the ordinary context, exactly as without this.
 */
public final class TwofoldTls {
  private final SSLContext ordinary;
  private final Supplier<SSLContext> national;
  private final Optional<TlcpSlot> tlcp;

  /**
   * @param ordinary what the Java platform speaks
   * @param national what is shown to those who speak national TLS; of SM2, and asked with each
   *     connection: the same object as long as it is the same identity
   * @param trust decides about their certificates
   * @throws IllegalArgumentException where the identity is not one of SM2
   */
  public TwofoldTls(SSLContext ordinary, Supplier<Identity> national, X509TrustManager trust) {
    this(ordinary, national, trust, Optional.empty());
  }

  /**
   * The same with a third kind.
   *
   * @param tlcp for who begins in its version; without one such a client is refused as ever
   * @throws IllegalArgumentException where the identity is not one of SM2
   */
  public TwofoldTls(
      SSLContext ordinary,
      Supplier<Identity> national,
      X509TrustManager trust,
      Optional<TlcpSlot> tlcp) {
    this.ordinary = ordinary;
    this.tlcp = tlcp;
    this.national =
        new MadeOf<>(national, identity -> NationalTls.provided(identity, new AskedOnly(trust)));
  }

  /** A server's engine that speaks what its client does. */
  public SSLEngine serverEngine() {
    return new TwofoldEngine(
        ordinary.createSSLEngine(), () -> NationalTls.serverEngine(national.get()), tlcp);
  }
}

package io.lianzhi.security.tls;

import io.lianzhi.security.certificates.BouncyCastle;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.TrustNobody;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/**
 * TLS 1.3 with TLS_SM4_GCM_SM3, curveSM2 and sm2sig_sm3 (RFC 8998), by Bouncy Castle. Nothing older
 * and nothing else is spoken; trust is exactly the given anchors.
 */
public final class NationalTls {
  private static final Provider PROVIDER =
      new BouncyCastleJsseProvider(false, BouncyCastle.PROVIDER);

  private NationalTls() {}

  /**
   * A context that shows {@code identity} and trusts only {@code anchors}. Its engines speak
   * nothing but national TLS, whatever parameters they are given; it makes no sockets.
   *
   * @throws IllegalArgumentException where the identity is not one of SM2
   */
  public static SSLContext context(Identity identity, Collection<X509Certificate> anchors) {
    return NationalContext.of(
        provided(identity, new NationalTrust(anchors, InstantSource.system())));
  }

  /** A context that shows {@code identity} and trusts nobody: no handshake with it succeeds. */
  public static SSLContext context(Identity identity) {
    return NationalContext.of(provided(identity, new TrustNobody()));
  }

  /** Engines for a server that decides about its clients itself. */
  static SSLEngine serverEngine(SSLContext provided) {
    SSLEngine engine = new NationalEngine(provided.createSSLEngine());
    engine.setUseClientMode(false);
    return engine;
  }

  static SSLContext provided(Identity identity, TrustManager... trust) {
    if (Certificates.algorithm(identity.certificate()) != SignatureAlgorithm.SM2_SM3) {
      throw new IllegalArgumentException("national TLS needs an SM2 certificate");
    }
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3", PROVIDER);
      context.init(new KeyManager[] {new NationalKeys(identity)}, trust, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("national TLS does not start", impossible);
    }
  }
}

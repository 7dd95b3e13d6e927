package io.lianzhi.security.tls;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the slot for a provider of TLCP in tests. It speaks TLS 1.2 by the Java platform,
 * with a certificate of its own, in records of TLCP's version; what it was given is kept for
 * looking at. Serves one slot of a process at a time.
 */
public final class TestTlcpProvider extends Provider {
  public static final String PROTOCOL = "TLCPv1.1";
  public static final String SECRET = "ECDHE_SM4_GCM_SM3";
  public static final String PLAIN = "ECC_SM4_GCM_SM3";

  /** What each name stands for. */
  private static final String SPOKEN = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";

  private static final long serialVersionUID = 1L;
  private static final Validity TODAY =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("CN=tlcp", SignatureAlgorithm.ECDSA_P256_SHA256, TODAY);
  private static final Identity SERVER =
      AUTHORITY.issueServer("CN=tlcp hub", List.of("localhost"), TODAY);
  private static final AtomicInteger HANDSHAKES = new AtomicInteger();
  private static final AtomicReference<Optional<X509ExtendedKeyManager>> KEYS =
      new AtomicReference<>(Optional.empty());

  public TestTlcpProvider() {
    super("TestTlcp", "1", "TLCP's version around the Java platform's TLS");
    put("SSLContext." + PROTOCOL, Spi.class.getName());
  }

  /** How many servers' handshakes were completed by it. */
  public static int handshakes() {
    return HANDSHAKES.get();
  }

  /** What the newest slot gave it. */
  public static X509ExtendedKeyManager given() {
    return KEYS.get().orElseThrow();
  }

  /**
   * A client's context, which trusts the test server alone.
   *
   * @param shown none for a client that shows nothing
   */
  public static SSLContext client(KeyManager... shown) throws GeneralSecurityException {
    Spi spi = new Spi();
    spi.start(shown, Tls.trustManagers(AUTHORITY.identity().chain()), null);
    return new SSLContext(spi, new TestTlcpProvider(), PROTOCOL) {};
  }

  /** What the platform makes an instance of. */
  public static class Spi extends SSLContextSpi {
    private @Nullable SSLContext context;

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trust,
        @Nullable SecureRandom random)
        throws KeyManagementException {
      KEYS.set(Optional.of((X509ExtendedKeyManager) Objects.requireNonNull(keys)[0]));
      try {
        start(Tls.keyManagers(SERVER), trust, random);
      } catch (GeneralSecurityException impossible) {
        throw new KeyManagementException(impossible);
      }
    }

    private void start(
        KeyManager[] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
        throws GeneralSecurityException {
      SSLContext made = SSLContext.getInstance("TLSv1.2");
      made.init(keys, trust, random);
      context = made;
    }

    private SSLContext context() {
      return Objects.requireNonNull(context);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return new Engine(context().createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return new Engine(context().createSSLEngine(host, port));
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return parameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return parameters();
    }

    private static SSLParameters parameters() {
      return new SSLParameters(new String[] {PLAIN, SECRET}, new String[] {"TLSv1.2"});
    }
  }

  /** Exchanges the version of each record. */
  private static final class Engine extends ForwardingEngine {
    private static final int HEADER = 5;
    private static final short TLCP = 0x0101;
    private static final short TLS = 0x0303;

    private final SSLEngine engine;

    Engine(SSLEngine engine) {
      super(engine.getPeerHost(), engine.getPeerPort());
      this.engine = engine;
    }

    @Override
    SSLEngine engine() {
      return engine;
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
      if (!List.of(suites).equals(List.of(SECRET))) {
        throw new IllegalArgumentException("not offered: " + List.of(suites));
      }
      engine.setEnabledCipherSuites(new String[] {SPOKEN});
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {}

    /** As a client of the platform sets it: what it names is TLS's. */
    @Override
    public void setSSLParameters(SSLParameters parameters) {
      parameters.setCipherSuites(new String[] {SPOKEN});
      parameters.setProtocols(new String[] {"TLSv1.2"});
      engine.setSSLParameters(parameters);
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length)
        throws SSLException {
      byte[] bytes = new byte[from.remaining()];
      from.slice().get(bytes);
      ByteBuffer copy = ByteBuffer.wrap(bytes);
      if (bytes.length >= HEADER) {
        if (copy.getShort(1) != TLCP) {
          throw new SSLException("a record of another version");
        }
        copy.putShort(1, TLS);
      }
      SSLEngineResult result = engine.unwrap(copy, to, offset, length);
      from.position(from.position() + result.bytesConsumed());
      return counted(result);
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to)
        throws SSLException {
      int at = to.position();
      SSLEngineResult result = engine.wrap(from, offset, length, to);
      while (at < to.position()) {
        int next = at + HEADER + Short.toUnsignedInt(to.getShort(at + 3));
        to.putShort(at + 1, TLCP);
        at = next;
      }
      return counted(result);
    }

    private SSLEngineResult counted(SSLEngineResult result) {
      if (result.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.FINISHED
          && !engine.getUseClientMode()) {
        HANDSHAKES.incrementAndGet();
      }
      return result;
    }
  }
}

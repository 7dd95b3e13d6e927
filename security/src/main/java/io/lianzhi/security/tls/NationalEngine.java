package io.lianzhi.security.tls;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;

/**
 * An engine that speaks RFC 8998 and nothing else, whatever it is told: clients of the Java
 * platform set each engine's suites and forget its groups.
 */
final class NationalEngine extends ForwardingEngine {
  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final String[] SUITES = {"TLS_SM4_GCM_SM3"};
  private static final String[] GROUPS = {"curveSM2"};
  private static final String[] SCHEMES = {"sm2sig_sm3"};

  private final SSLEngine engine;

  NationalEngine(SSLEngine engine) {
    super(engine.getPeerHost(), engine.getPeerPort());
    this.engine = engine;
    narrow();
  }

  @Override
  SSLEngine engine() {
    return engine;
  }

  private void narrow() {
    if (!(engine instanceof BCSSLEngine national)) {
      throw new IllegalStateException("not an engine of Bouncy Castle");
    }
    BCSSLParameters parameters = national.getParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(SUITES);
    parameters.setNamedGroups(GROUPS);
    parameters.setSignatureSchemes(SCHEMES);
    parameters.setSignatureSchemesCert(SCHEMES);
    parameters.setEarlyKeyShares(GROUPS);
    national.setParameters(parameters);
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {}

  @Override
  public void setEnabledProtocols(String[] protocols) {}

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(SUITES);
    engine.setSSLParameters(parameters);
    narrow();
  }
}

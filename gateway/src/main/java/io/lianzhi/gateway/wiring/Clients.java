package io.lianzhi.gateway.wiring;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Which clients may finish a handshake: those with a certificate that passes; no server may. */
record Clients(Check check) implements X509TrustManager {
  /** What is asked of a client's certificate. */
  @FunctionalInterface
  interface Check {
    void of(X509Certificate certificate) throws CertificateException;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("no client certificate");
    }
    check.of(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("the door calls nobody");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

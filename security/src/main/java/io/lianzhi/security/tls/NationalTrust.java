package io.lianzhi.security.tls;

import io.lianzhi.security.certificates.ChainValidator;
import io.lianzhi.security.certificates.ChainVerdict;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts who can show a chain of SM2 certificates up to an anchor, for this use and, of a server,
 * for the name that it was called by. The provider's own manager does not know SM2's signatures in
 * certificates.
 */
final class NationalTrust extends X509ExtendedTrustManager {
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final int DIGITAL_SIGNATURE = 0;

  private final ChainValidator validator;
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException without an anchor
   */
  NationalTrust(Collection<X509Certificate> anchors, InstantSource clock) {
    this.validator = new ChainValidator(anchors);
    this.clock = clock;
  }

  private void require(X509Certificate[] chain, String use) throws CertificateException {
    ChainVerdict verdict = validator.validate(List.of(chain), clock.instant());
    if (verdict != ChainVerdict.TRUSTED) {
      throw new CertificateException("the peer's certificate is " + verdict);
    }
    boolean[] usage = chain[0].getKeyUsage();
    List<String> uses = chain[0].getExtendedKeyUsage();
    boolean signs = usage == null || usage[DIGITAL_SIGNATURE];
    if (!signs || (uses != null && !uses.contains(use))) {
      throw new CertificateException("the peer's certificate is for something else");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    require(chain, SERVER);
    String host = engine == null ? null : engine.getPeerHost();
    if (host == null || !HostNames.isOf(host, chain[0])) {
      throw new CertificateException("the peer's certificate is another host's");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    require(chain, CLIENT);
  }

  /** Who calls by a socket has said no name: nobody is trusted so. */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    require(chain, CLIENT);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("without a host's name no server is trusted");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    require(chain, CLIENT);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

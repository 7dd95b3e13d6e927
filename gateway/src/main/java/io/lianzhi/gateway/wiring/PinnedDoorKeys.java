package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.edge.DoorKeys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.tls.TlcpSlot;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

/**
 * The hub's TLS identity, and a trust manager that lets any client finish the handshake whose
 * certificate is within its days. Who it is, is decided by the pinned fingerprint afterwards: an
 * unknown one is told so in words, which a broken handshake cannot do.
 */
public final class PinnedDoorKeys implements DoorKeys {
  private final Identity hub;
  private final Optional<Identity> national;
  private final Optional<TlcpSlot> tlcp;

  public PinnedDoorKeys(Identity hub) {
    this(hub, Optional.empty());
  }

  /**
   * The same of a door that speaks national TLS besides.
   *
   * @param national shown to those who offer it; of SM2
   */
  public PinnedDoorKeys(Identity hub, Optional<Identity> national) {
    this(hub, national, Optional.empty());
  }

  private PinnedDoorKeys(Identity hub, Optional<Identity> national, Optional<TlcpSlot> tlcp) {
    this.hub = hub;
    this.national = national;
    this.tlcp = tlcp;
  }

  /** The same with a provider that speaks TLCP. */
  PinnedDoorKeys speaking(TlcpSlot slot) {
    return new PinnedDoorKeys(hub, national, Optional.of(slot));
  }

  @Override
  public Optional<TlcpSlot> tlcp() {
    return tlcp;
  }

  @Override
  public Optional<Identity> national() {
    return national;
  }

  @Override
  public X509KeyManager keyManager() {
    return (X509KeyManager) Tls.keyManagers(hub)[0];
  }

  @Override
  public X509TrustManager trustManager() {
    return new WithinItsDays();
  }

  private static final class WithinItsDays implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      if (chain.length == 0) {
        throw new CertificateException("no client certificate");
      }
      chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("the door calls nobody");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

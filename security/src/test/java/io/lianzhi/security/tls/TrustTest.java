package io.lianzhi.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Both trust managers by every way that a provider may ask them. */
class TrustTest {
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("CN=a", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private static final NationalTrust TRUST =
      new NationalTrust(AUTHORITY.identity().chain(), () -> Keys.NOW);
  private static final @Nullable Socket NO_SOCKET = null;
  private static final String TYPE = "EC";

  private final X509Certificate[] client =
      chain(AUTHORITY.issueClient("CN=c", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER));
  private final X509Certificate[] server =
      chain(
          AUTHORITY.issueServer(
              "CN=s", List.of("localhost"), SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER));

  private static X509Certificate[] chain(Identity identity) {
    return identity.chain().toArray(X509Certificate[]::new);
  }

  private static SSLEngine towards(String host) throws Exception {
    return SSLContext.getDefault().createSSLEngine(host, 1);
  }

  @Test
  void trustsAServerForItsNameAlone() throws Exception {
    List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> attacks =
        List.of(
            () -> TRUST.checkServerTrusted(server, TYPE),
            () -> TRUST.checkServerTrusted(server, TYPE, NO_SOCKET),
            () -> TRUST.checkServerTrusted(server, TYPE, towards("elsewhere")),
            () -> TRUST.checkServerTrusted(server, TYPE, SSLContext.getDefault().createSSLEngine()),
            () -> TRUST.checkServerTrusted(client, TYPE, towards("localhost")),
            () -> TRUST.checkServerTrusted(new X509Certificate[0], TYPE, towards("localhost")));
    attacks.forEach(attack -> assertThatThrownBy(attack).isInstanceOf(CertificateException.class));
    assertThatCode(() -> TRUST.checkServerTrusted(server, TYPE, towards("localhost")))
        .doesNotThrowAnyException();
  }

  @Test
  void trustsAClientHoweverItIsAsked() throws Exception {
    X509Certificate[] encrypting = chain(AUTHORITY.issueEncryption("CN=e", Keys.NOVEMBER));
    X509Certificate[] strange =
        chain(
            CertificateAuthority.create("CN=a", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER)
                .issueClient("CN=c", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER));
    for (X509Certificate[] bad : List.of(encrypting, strange, new X509Certificate[0])) {
      assertThatThrownBy(() -> TRUST.checkClientTrusted(bad, TYPE))
          .isInstanceOf(CertificateException.class);
      assertThatThrownBy(() -> TRUST.checkClientTrusted(bad, TYPE, NO_SOCKET))
          .isInstanceOf(CertificateException.class);
      assertThatThrownBy(() -> TRUST.checkClientTrusted(bad, TYPE, towards("localhost")))
          .isInstanceOf(CertificateException.class);
    }
    TRUST.checkClientTrusted(client, TYPE);
    TRUST.checkClientTrusted(client, TYPE, NO_SOCKET);
    TRUST.checkClientTrusted(client, TYPE, towards("localhost"));
    assertThat(TRUST.getAcceptedIssuers()).isEmpty();
  }

  /** Trusts clients alone, and says no to everything else. */
  private static final class Judge implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      if (chain.length == 0) {
        throw new CertificateException("nobody");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("calls nobody");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {AUTHORITY.identity().certificate()};
    }
  }

  @Test
  void aDoorsJudgementIsTheOnlyOne() throws Exception {
    AskedOnly asked = new AskedOnly(new Judge());
    SSLEngine engine = towards("localhost");
    X509Certificate[] nobody = new X509Certificate[0];
    List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> refused =
        List.of(
            () -> asked.checkClientTrusted(nobody, TYPE),
            () -> asked.checkClientTrusted(nobody, TYPE, NO_SOCKET),
            () -> asked.checkClientTrusted(nobody, TYPE, engine),
            () -> asked.checkServerTrusted(server, TYPE),
            () -> asked.checkServerTrusted(server, TYPE, NO_SOCKET),
            () -> asked.checkServerTrusted(server, TYPE, engine));
    refused.forEach(attack -> assertThatThrownBy(attack).isInstanceOf(CertificateException.class));
    asked.checkClientTrusted(client, TYPE);
    asked.checkClientTrusted(client, TYPE, NO_SOCKET);
    asked.checkClientTrusted(client, TYPE, engine);
    assertThat(asked.getAcceptedIssuers()).hasSize(1);
  }
}

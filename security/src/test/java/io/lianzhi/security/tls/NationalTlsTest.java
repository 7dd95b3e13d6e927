package io.lianzhi.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** Both kinds of TLS at one door, with good clients and others, and national calls out. */
class NationalTlsTest {
  private static final Validity TODAY =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
  private static final Validity YESTERDAY =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2001-01-01T00:00:00Z"));
  private static final CertificateAuthority SM2 = authority(SignatureAlgorithm.SM2_SM3);
  private static final CertificateAuthority P256 = authority(SignatureAlgorithm.ECDSA_P256_SHA256);
  private static final CertificateAuthority ELSEWHERE = authority(SignatureAlgorithm.SM2_SM3);
  private static final Identity NATIONAL_HUB = server(SM2, TODAY);
  private static final Identity HUB = P256.issueServer("CN=hub", List.of("localhost"), TODAY);
  private static final Identity QUZHOU = client(SM2, TODAY);
  private static final String NATIONAL = "TLS_SM4_GCM_SM3";

  private static CertificateAuthority authority(SignatureAlgorithm algorithm) {
    return CertificateAuthority.create("CN=authority of " + algorithm, algorithm, TODAY);
  }

  private static Identity server(CertificateAuthority authority, Validity validity) {
    return authority.issueServer(
        "CN=hub", List.of("localhost"), SignatureAlgorithm.SM2_SM3, validity);
  }

  private static Identity client(CertificateAuthority authority, Validity validity) {
    return authority.issueClient("CN=quzhou", SignatureAlgorithm.SM2_SM3, validity);
  }

  /** Takes anybody whose certificate is within its days. */
  private static final X509TrustManager DAYS =
      new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
          chain[0].checkValidity();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
          throw new CertificateException("calls nobody");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
          return new X509Certificate[0];
        }
      };

  /** As a door makes it: mutual, with forward secrecy only. */
  private static SSLEngine door() throws GeneralSecurityException {
    SSLContext ordinary = SSLContext.getInstance("TLS");
    KeyManager[] keys = Tls.keyManagers(HUB);
    ordinary.init(keys, new TrustManager[] {DAYS}, null);
    SSLEngine engine = new TwofoldTls(ordinary, () -> NATIONAL_HUB, DAYS).serverEngine();
    engine.setUseClientMode(false);
    engine.setEnabledCipherSuites(
        new String[] {"TLS_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"});
    engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setNeedClientAuth(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static SSLEngine calling(SSLContext context) {
    SSLEngine engine = context.createSSLEngine("localhost", 8443);
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static SSLEngine national(Identity client, CertificateAuthority trusted) {
    return calling(NationalTls.context(client, trusted.identity().chain()));
  }

  private static SSLEngine ordinary(String protocol) {
    Identity client = P256.issueClient("CN=hangzhou", TODAY);
    SSLEngine engine = calling(Tls.context(client, P256.identity().chain()));
    engine.setEnabledProtocols(new String[] {protocol});
    return engine;
  }

  private static SSLEngine answering(Identity server, CertificateAuthority trusted) {
    SSLEngine engine = NationalTls.context(server, trusted.identity().chain()).createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    return engine;
  }

  @Test
  void whoOffersNationalTlsGetsItAndEverybodyElseWhatTheyHadBefore() throws Exception {
    SSLEngine national = door();
    byte[] large = new byte[200_000];
    new Random(1).nextBytes(large);
    assertThat(new EnginePair(national(QUZHOU, SM2), national).shake().say(large)).isEqualTo(large);
    assertThat(national.getSession().getCipherSuite()).isEqualTo(NATIONAL);
    assertThat(national.getSession().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(national.getSession().getPeerCertificates()[0].getEncoded())
        .isEqualTo(QUZHOU.certificate().getEncoded());

    SSLEngine ordinary = door();
    assertThat(new EnginePair(ordinary("TLSv1.3"), ordinary).shake().say(large)).isEqualTo(large);
    assertThat(ordinary.getSession().getCipherSuite()).isEqualTo("TLS_AES_256_GCM_SHA384");

    SSLEngine older = door();
    assertThat(new EnginePair(ordinary("TLSv1.2"), older).shake().say(large)).isEqualTo(large);
    assertThat(older.getSession().getCipherSuite())
        .isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
  }

  @Test
  void clientsThatAreNotToBeTakenAreNot() throws Exception {
    SSLEngine anonymous = calling(NationalContext.of(anonymous(SM2.identity().chain())));
    SSLEngine secret = ordinary("TLSv1.2");
    secret.setEnabledCipherSuites(new String[] {"TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256"});
    SSLEngine old = ordinary("TLSv1.3");
    old.setEnabledProtocols(new String[] {"TLSv1.1"});
    Map<String, SSLEngine> attacks = new LinkedHashMap<>();
    attacks.put("expired", national(client(SM2, YESTERDAY), SM2));
    attacks.put("without a certificate", anonymous);
    attacks.put("one that does not trust this hub", national(QUZHOU, ELSEWHERE));
    attacks.put("without forward secrecy", secret);
    attacks.put("of TLS 1.1", old);
    for (Map.Entry<String, SSLEngine> attack : attacks.entrySet()) {
      EnginePair pair = new EnginePair(attack.getValue(), door());
      assertThatThrownBy(pair::shake).as(attack.getKey()).isInstanceOf(SSLException.class);
    }
    assertThat(new EnginePair(national(QUZHOU, SM2), door()).shake()).isNotNull();
  }

  private static SSLContext anonymous(List<X509Certificate> anchors)
      throws GeneralSecurityException {
    SSLContext context =
        SSLContext.getInstance("TLSv1.3", NationalTls.context(QUZHOU, anchors).getProvider());
    TrustManager trust = new NationalTrust(anchors, InstantSource.system());
    context.init(new KeyManager[0], new TrustManager[] {trust}, null);
    return context;
  }

  @Test
  void serversThatAreNotToBeTrustedAreNotCalled() throws Exception {
    Identity elsewhere = server(ELSEWHERE, TODAY);
    Identity otherName =
        SM2.issueServer("CN=o", List.of("elsewhere"), SignatureAlgorithm.SM2_SM3, TODAY);
    SSLEngine international = Tls.context(HUB, P256.identity().chain()).createSSLEngine();
    Map<String, SSLEngine> attacks = new LinkedHashMap<>();
    attacks.put("of another authority", answering(elsewhere, SM2));
    attacks.put("expired", answering(server(SM2, YESTERDAY), SM2));
    attacks.put("of another name", answering(otherName, SM2));
    attacks.put("a client's certificate", answering(client(SM2, TODAY), SM2));
    attacks.put("one that speaks P-256 only", international);
    for (Map.Entry<String, SSLEngine> attack : attacks.entrySet()) {
      EnginePair pair = new EnginePair(national(QUZHOU, SM2), attack.getValue());
      assertThatThrownBy(pair::shake).as(attack.getKey()).isInstanceOf(SSLException.class);
    }
    EnginePair stranger =
        new EnginePair(national(client(ELSEWHERE, TODAY), SM2), answering(NATIONAL_HUB, SM2));
    assertThatThrownBy(stranger::shake).isInstanceOf(SSLException.class);
    EnginePair nobody =
        new EnginePair(calling(NationalTls.context(QUZHOU)), answering(NATIONAL_HUB, SM2));
    assertThatThrownBy(nobody::shake).isInstanceOf(SSLException.class);
    assertThat(new EnginePair(national(QUZHOU, SM2), answering(NATIONAL_HUB, SM2)).shake())
        .isNotNull();
  }

  @Test
  void whatIsNoTlsIsRefusedAsEver() throws Exception {
    for (String first :
        List.of(
            "GET / HTTP/1.1\r\nHost: hub\r\n\r\n",
            "\u0016\u0003\u0001\u0000\u0004\u0001\u0000\u0000\u0000")) {
      SSLEngine door = door();
      door.beginHandshake();
      ByteBuffer bytes =
          ByteBuffer.wrap(first.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10; i++) {
                  door.unwrap(bytes, ByteBuffer.allocate(1 << 15));
                  for (Runnable task = door.getDelegatedTask();
                      task != null;
                      task = door.getDelegatedTask()) {
                    task.run();
                  }
                  door.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(1 << 15));
                }
              })
          .as(first)
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void anIdentityOfAnotherKindDoesNotStart() {
    assertThatThrownBy(() -> NationalTls.context(HUB, SM2.identity().chain()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NationalTls.context(QUZHOU, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(NationalTls.context(QUZHOU, SM2.identity().chain())).isNotNull();
  }
}

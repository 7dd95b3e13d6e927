package io.lianzhi.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** The slot for TLCP, with a provider of the test in it; and with a real one where it is there. */
class TlcpSlotTest {
  private static final String REAL = "com.tencent.kona.KonaProvider";
  private static final byte[] WORDS = new byte[40_000];
  private static final Validity TODAY =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
  private static final CertificateAuthority SM2 =
      CertificateAuthority.create("CN=national", SignatureAlgorithm.SM2_SM3, TODAY);
  private static final CertificateAuthority P256 =
      CertificateAuthority.create("CN=other", SignatureAlgorithm.ECDSA_P256_SHA256, TODAY);
  private static final List<String> HOSTS = List.of("localhost");
  private static final Identity HUB = P256.issueServer("CN=hub", HOSTS, TODAY);
  private static final Identity NATIONAL_HUB =
      SM2.issueServer("CN=hub", HOSTS, SignatureAlgorithm.SM2_SM3, TODAY);
  private static final Identity SIGNING =
      SM2.issueServer("CN=hub tlcp", HOSTS, SignatureAlgorithm.SM2_SM3, TODAY);
  private static final Identity ENCRYPTION = SM2.issueServerEncryption("CN=hub tlcp", HOSTS, TODAY);
  private static final Identity CLIENT = P256.issueClient("CN=hangzhou", TODAY);

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
          chain[0].checkValidity();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
          return new X509Certificate[0];
        }
      };

  private static TlcpSlot slot(String provider, String protocol, String... suites) {
    return TlcpSlot.of(
        new TlcpSlot.Filling(provider, protocol, List.of(suites)), SIGNING, ENCRYPTION, DAYS);
  }

  private static TlcpSlot filled() {
    return slot(TestTlcpProvider.class.getName(), TestTlcpProvider.PROTOCOL);
  }

  private static SSLEngine door(Optional<TlcpSlot> slot) throws GeneralSecurityException {
    SSLContext ordinary = SSLContext.getInstance("TLS");
    ordinary.init(Tls.keyManagers(HUB), new TrustManager[] {DAYS}, null);
    SSLEngine engine = new TwofoldTls(ordinary, () -> NATIONAL_HUB, DAYS, slot).serverEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    return engine;
  }

  private static SSLEngine tlcp() throws GeneralSecurityException {
    return TestTlcpProvider.client(Tls.keyManagers(CLIENT)).createSSLEngine("localhost", 8443);
  }

  private static SSLEngine ordinary() {
    return Tls.context(CLIENT, P256.identity().chain()).createSSLEngine("localhost", 8443);
  }

  private static SSLEngine national() {
    Identity client = SM2.issueClient("CN=quzhou", SignatureAlgorithm.SM2_SM3, TODAY);
    return NationalTls.context(client, SM2.identity().chain()).createSSLEngine("localhost", 8443);
  }

  @Test
  void whoBeginsWithTlcpsVersionGetsTheProvidersEngineAndNobodyElseDoes() throws Exception {
    Optional<TlcpSlot> slot = Optional.of(filled());
    int before = TestTlcpProvider.handshakes();
    SSLEngine door = door(slot);
    assertThat(new EnginePair(tlcp(), door).shake().say(WORDS)).isEqualTo(WORDS);
    assertThat(TestTlcpProvider.handshakes()).isEqualTo(before + 1);
    assertThat(door.getSession().getPeerCertificates()[0].getEncoded())
        .isEqualTo(CLIENT.certificate().getEncoded());

    SSLEngine forNational = door(slot);
    assertThat(new EnginePair(national(), forNational).shake().say(WORDS)).isEqualTo(WORDS);
    assertThat(forNational.getSession().getCipherSuite()).isEqualTo("TLS_SM4_GCM_SM3");
    SSLEngine forOthers = door(slot);
    assertThat(new EnginePair(ordinary(), forOthers).shake().say(WORDS)).isEqualTo(WORDS);
    assertThat(forOthers.getSession().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(TestTlcpProvider.handshakes()).isEqualTo(before + 1);
  }

  @Test
  void withoutAProviderWhoBeginsWithTlcpsVersionIsRefusedAndNobodyElseIs() throws Exception {
    EnginePair refused = new EnginePair(tlcp(), door(Optional.empty()));
    assertThatThrownBy(refused::shake).isInstanceOf(SSLException.class);
    assertThat(new EnginePair(national(), door(Optional.empty())).shake()).isNotNull();
    assertThat(new EnginePair(ordinary(), door(Optional.empty())).shake()).isNotNull();
    assertThat(new EnginePair(tlcp(), door(Optional.of(filled()))).shake()).isNotNull();
  }

  @Test
  void aTlcpClientThatShowsNothingOrNegotiatesAnewIsRefused() throws Exception {
    SSLEngine anonymous = TestTlcpProvider.client().createSSLEngine("localhost", 8443);
    EnginePair nobody = new EnginePair(anonymous, door(Optional.of(filled())));
    assertThatThrownBy(nobody::shake).isInstanceOf(SSLException.class);

    SSLEngine client = tlcp();
    EnginePair pair = new EnginePair(client, door(Optional.of(filled()))).shake();
    assertThat(pair.say(WORDS)).isEqualTo(WORDS);
    client.beginHandshake();
    assertThatThrownBy(() -> pair.say(WORDS))
        .isInstanceOf(SSLException.class)
        .hasMessage("a client may not negotiate anew");
  }

  @Test
  void theProviderIsGivenTheTwoIdentitiesAndSpeaksWithForwardSecrecyAlone() {
    assertThat(filled().suites()).containsExactly(TestTlcpProvider.SECRET);
    X509ExtendedKeyManager keys = TestTlcpProvider.given();
    assertThat(keys.getServerAliases("EC", null)).hasSize(2);
    Map<String, Identity> given = Map.of("signing", SIGNING, "encryption", ENCRYPTION);
    given.forEach((alias, identity) -> {
      assertThat(keys.getPrivateKey(alias)).isInstanceOf(ECPrivateKey.class);
      assertThat(keys.getPrivateKey(alias).getAlgorithm()).isEqualTo("EC");
      assertThat(keys.getPrivateKey(alias)).isEqualTo(identity.privateKey());
      assertThat(keys.getCertificateChain(alias)).containsExactlyElementsOf(identity.chain());
    });
    assertThat(keys.getPrivateKey("another")).isNull();
    boolean[] signs = SIGNING.certificate().getKeyUsage();
    boolean[] seals = ENCRYPTION.certificate().getKeyUsage();
    assertThat(signs).startsWith(true, false, false, false, false);
    assertThat(seals).startsWith(false, false, true, true, true);
  }

  @Test
  void otherSuitesAreSpokenWhereTheyAreNamed() {
    String provider = TestTlcpProvider.class.getName();
    assertThat(slot(provider, TestTlcpProvider.PROTOCOL, TestTlcpProvider.PLAIN).suites())
        .containsExactly(TestTlcpProvider.PLAIN);
  }

  /** A provider that has TLCP without forward secrecy alone. */
  public static final class WithoutSecrecy extends Provider {
    private static final long serialVersionUID = 1L;

    public WithoutSecrecy() {
      super("WithoutSecrecy", "1", "nothing but the Java platform's");
      put("SSLContext.TLCPv1.1", Plain.class.getName());
    }
  }

  /** The Java platform's suites, none of which is of SM4. */
  public static final class Plain extends TestTlcpProvider.Spi {
    @Override
    protected javax.net.ssl.SSLParameters engineGetSupportedSSLParameters() {
      return new javax.net.ssl.SSLParameters(new String[] {TestTlcpProvider.PLAIN});
    }
  }

  @Test
  void whatCannotWorkDoesNotStartAndSaysWhy() {
    String provider = TestTlcpProvider.class.getName();
    Map<TlcpSlot.Filling, String> refused = new LinkedHashMap<>();
    refused.put(
        new TlcpSlot.Filling("com.example.NoSuchProvider", "TLCPv1.1", List.of()),
        "the class com.example.NoSuchProvider is not on the class path, or something that it"
            + " needs");
    refused.put(
        new TlcpSlot.Filling("java.lang.String", "TLCPv1.1", List.of()),
        "the class java.lang.String is no provider that can be made without arguments");
    refused.put(
        new TlcpSlot.Filling("java.security.Provider", "TLCPv1.1", List.of()),
        "the class java.security.Provider is no provider that can be made without arguments");
    refused.put(
        new TlcpSlot.Filling(provider, "TLCPv9", List.of()),
        "the provider " + provider + " does not speak TLCPv9");
    refused.put(
        new TlcpSlot.Filling(provider, "TLCPv1.1", List.of("ROT13")),
        "the provider " + provider + " has no cipher suite ROT13");
    refused.put(
        new TlcpSlot.Filling(WithoutSecrecy.class.getName(), "TLCPv1.1", List.of()),
        "the provider "
            + WithoutSecrecy.class.getName()
            + " has no cipher suite with forward secrecy (ECDHE and SM4)");
    refused.forEach((filling, why) ->
        assertThatThrownBy(() -> TlcpSlot.of(filling, SIGNING, ENCRYPTION, DAYS))
            .as("%s", filling)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(why));
    TlcpSlot.Filling good = new TlcpSlot.Filling(provider, "TLCPv1.1", List.of());
    assertThatThrownBy(() -> TlcpSlot.of(good, HUB, ENCRYPTION, DAYS))
        .hasMessage("TLCP needs two SM2 certificates");
    assertThatThrownBy(() -> TlcpSlot.of(good, SIGNING, HUB, DAYS))
        .hasMessage("TLCP needs two SM2 certificates");
    assertThat(TlcpSlot.of(good, SIGNING, ENCRYPTION, DAYS)).isNotNull();
  }

  /** Tencent Kona, at both ends. */
  @Test
  void aRealProviderShakesHandsWhereItIsOnTheClassPath() throws Exception {
    assumeTrue(isThere(REAL), "skipped: no " + REAL + " on the class path");
    TlcpSlot slot = slot(REAL, "TLCPv1.1");
    Class<? extends Provider> real = Class.forName(REAL).asSubclass(Provider.class);
    Provider provider = Security.getProvider(real.getDeclaredConstructor().newInstance().getName());
    Identity signing = SM2.issueClient("CN=quzhou", SignatureAlgorithm.SM2_SM3, TODAY);
    Identity encryption = SM2.issueEncryption("CN=quzhou", TODAY);
    SSLContext context = SSLContext.getInstance("TLCPv1.1", provider);
    context.init(
        new KeyManager[] {TlcpKeys.of(signing, encryption, provider)},
        new TrustManager[] {new AskedOnly(DAYS)},
        null);
    SSLEngine door = door(Optional.of(slot));
    EnginePair pair = new EnginePair(context.createSSLEngine("localhost", 8443), door).shake();
    assertThat(pair.say(WORDS)).isEqualTo(WORDS);
    assertThat(door.getSession().getCipherSuite()).isIn(slot.suites());
    assertThat(door.getSession().getPeerCertificates()[0].getEncoded())
        .isEqualTo(Certificates.der(signing.certificate()));
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name, false, TlcpSlotTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}

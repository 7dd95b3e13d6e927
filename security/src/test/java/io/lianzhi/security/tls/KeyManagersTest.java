package io.lianzhi.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.BouncyCastle;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.net.Socket;
import java.security.Principal;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCX509Key;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the national engines show, by every way that a provider may ask, and what they speak. */
class KeyManagersTest {
  private static final String SM2 = "EC/sm2p256v1";
  private static final Principal @Nullable [] ANYBODY = null;
  private static final @Nullable Socket NO_SOCKET = null;
  private static final @Nullable SSLEngine NO_ENGINE = null;
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("CN=a", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private static final Identity SIGNING =
      AUTHORITY.issueServer(
          "CN=hub", List.of("localhost"), SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private static final Identity ENCRYPTION =
      AUTHORITY.issueServerEncryption("CN=hub", List.of("localhost"), Keys.NOVEMBER);

  @Test
  void theNationalIdentityIsShownToWhoAsksForSm2AndToNobodyElse() {
    NationalKeys keys = new NationalKeys(SIGNING);
    String[] both = {"RSA", SM2};
    String[] other = {"RSA", "EC"};
    String alias = keys.getServerAliases(SM2, ANYBODY)[0];
    assertThat(alias).isNotEmpty();
    assertThat(keys.getClientAliases(SM2, ANYBODY)).containsExactly(alias);
    assertThat(keys.chooseEngineServerAlias(SM2, ANYBODY, NO_ENGINE)).isEqualTo(alias);
    assertThat(keys.chooseServerAlias(SM2, ANYBODY, NO_SOCKET)).isEqualTo(alias);
    assertThat(keys.chooseEngineClientAlias(both, ANYBODY, NO_ENGINE)).isEqualTo(alias);
    assertThat(keys.chooseClientAlias(both, ANYBODY, NO_SOCKET)).isEqualTo(alias);
    assertThat(keys.chooseEngineServerAlias("RSA", ANYBODY, NO_ENGINE)).isNull();
    assertThat(keys.chooseServerAlias("RSA", ANYBODY, NO_SOCKET)).isNull();
    assertThat(keys.chooseEngineClientAlias(other, ANYBODY, NO_ENGINE)).isNull();
    assertThat(keys.chooseClientAlias(other, ANYBODY, NO_SOCKET)).isNull();
    assertThat(keys.getCertificateChain(alias)).containsExactlyElementsOf(SIGNING.chain());
    assertThat(keys.getPrivateKey(alias)).isEqualTo(SIGNING.privateKey());
    BCX509Key key = keys.getKeyBC(SM2, alias);
    assertThat(key.getKeyType()).isEqualTo(SM2);
    assertThat(key.getCertificateChain()).containsExactlyElementsOf(SIGNING.chain());
    assertThat(key.getPrivateKey()).isEqualTo(SIGNING.privateKey());
  }

  @Test
  void tlcpHasItsTwoIdentitiesUnderAnAliasEach() throws Exception {
    TlcpKeys keys = TlcpKeys.of(SIGNING, ENCRYPTION, new Provider("none", "1", "no factory") {});
    String[] types = {"EC"};
    String[] aliases = keys.getServerAliases("EC", ANYBODY);
    assertThat(aliases).hasSize(2).doesNotHaveDuplicates();
    assertThat(keys.getClientAliases("EC", ANYBODY)).isEqualTo(aliases);
    assertThat(
            List.of(
                keys.chooseServerAlias("EC", ANYBODY, NO_SOCKET),
                keys.chooseClientAlias(types, ANYBODY, NO_SOCKET),
                keys.chooseEngineServerAlias("EC", ANYBODY, NO_ENGINE),
                keys.chooseEngineClientAlias(types, ANYBODY, NO_ENGINE)))
        .containsOnly(aliases[0]);
    assertThat(keys.getCertificateChain(aliases[0])).containsExactlyElementsOf(SIGNING.chain());
    assertThat(keys.getPrivateKey(aliases[0])).isEqualTo(SIGNING.privateKey());
    assertThat(keys.getCertificateChain(aliases[1])).containsExactlyElementsOf(ENCRYPTION.chain());
    assertThat(keys.getPrivateKey(aliases[1])).isEqualTo(ENCRYPTION.privateKey());
    assertThat(keys.getCertificateChain("other")).isNull();
    assertThat(keys.getPrivateKey("other")).isNull();
  }

  @Test
  void tlcpsCertificatesAreReadByTheProvidersOwnFactory() throws Exception {
    TlcpKeys keys = TlcpKeys.of(SIGNING, ENCRYPTION, BouncyCastle.PROVIDER);
    X509Certificate[] read = Objects.requireNonNull(keys.getCertificateChain("signing"));
    assertThat(read).hasSameSizeAs(SIGNING.chain()).doesNotContainNull();
    for (int i = 0; i < read.length; i++) {
      assertThat(Certificates.der(read[i])).isEqualTo(Certificates.der(SIGNING.chain().get(i)));
    }
    assertThat(read[0]).isNotSameAs(SIGNING.chain().getFirst());
  }

  @Test
  void theNationalEngineSpeaksOneSuiteWhateverItIsTold() {
    SSLEngine engine =
        NationalTls.context(SIGNING, AUTHORITY.identity().chain()).createSSLEngine("localhost", 1);
    requireNarrow(engine);
    engine.setEnabledProtocols(new String[] {"TLSv1.2"});
    engine.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
    requireNarrow(engine);
    SSLParameters wide = new SSLParameters();
    wide.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    wide.setCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
    wide.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(wide);
    requireNarrow(engine);
    assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
  }

  private static void requireNarrow(SSLEngine engine) {
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
    assertThat(engine.getEnabledCipherSuites()).containsExactly("TLS_SM4_GCM_SM3");
    BCSSLParameters spoken = ((BCSSLEngine) ((NationalEngine) engine).engine()).getParameters();
    assertThat(spoken.getProtocols()).containsExactly("TLSv1.3");
    assertThat(spoken.getNamedGroups()).containsExactly("curveSM2");
    assertThat(spoken.getEarlyKeyShares()).containsExactly("curveSM2");
    assertThat(spoken.getSignatureSchemes()).containsExactly("sm2sig_sm3");
    assertThat(spoken.getSignatureSchemesCert()).containsExactly("sm2sig_sm3");
  }
}

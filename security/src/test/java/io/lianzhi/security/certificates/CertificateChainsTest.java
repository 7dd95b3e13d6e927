package io.lianzhi.security.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateChainsTest {
  private static final Validity DECEMBER =
      new Validity(
          Keys.NOVEMBER.from().plus(Duration.ofDays(30)),
          Keys.NOVEMBER.until().plus(Duration.ofDays(30)));

  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256", "ED25519"})
  void aRenewedCertificateStandsBesideItsForerunner(SignatureAlgorithm algorithm) {
    CertificateAuthority authority =
        CertificateAuthority.create("CN=authority", algorithm, Keys.NOVEMBER);
    X509Certificate issuer = authority.identity().certificate();
    X509Certificate old = authority.issueSigning("CN=city", algorithm, Keys.NOVEMBER).certificate();
    X509Certificate renewed = authority.issueSigning("CN=city", algorithm, DECEMBER).certificate();
    assertThat(CertificateChains.of(List.of(old, issuer, renewed, issuer)))
        .containsExactly(List.of(old, issuer), List.of(renewed, issuer));
    assertThat(CertificateChains.of(List.of(issuer, renewed, old)))
        .containsExactly(List.of(renewed, issuer), List.of(old, issuer));
    assertThat(CertificateChains.of(List.of(old))).containsExactly(List.of(old));
  }

  @Test
  void certificatesThatVouchForThemselvesAreNobodysIssuers() {
    KeyPair pair = KeyCodec.generate(SignatureAlgorithm.ECDSA_P256_SHA256);
    X509Certificate old = selfSigned(pair, Keys.NOVEMBER);
    X509Certificate sameKey = selfSigned(pair, DECEMBER);
    X509Certificate otherKey =
        selfSigned(KeyCodec.generate(SignatureAlgorithm.ECDSA_P256_SHA256), DECEMBER);
    assertThat(CertificateChains.of(List.of(old, sameKey, otherKey)))
        .containsExactly(List.of(old), List.of(sameKey), List.of(otherKey));
  }

  @Test
  void keepsTheWholeChainAndRefusesAnIssuerOfNobody() {
    Identity root =
        CertificateAuthority.create("CN=root", SignatureAlgorithm.ECDSA_P256_SHA256, Keys.NOVEMBER)
            .identity();
    KeyPair pair = KeyCodec.generate(SignatureAlgorithm.ECDSA_P256_SHA256);
    X509Certificate middle =
        new CertificateTemplate(
                new X500Name("CN=root"), new X500Name("CN=middle"), Keys.NOVEMBER, pair.getPublic())
            .authority(0)
            .sign(root.signingKey("root"));
    Identity issuing = Identity.of(pair.getPrivate(), List.of(middle));
    X509Certificate leaf =
        CertificateAuthority.of(issuing).issueClient("CN=city", Keys.NOVEMBER).certificate();
    List<X509Certificate> whole = List.of(leaf, middle, root.certificate());
    assertThatThrownBy(() -> CertificateChains.of(List.of(middle, root.certificate())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CN=middle");
    assertThat(CertificateChains.of(whole)).containsExactly(whole);
    assertThat(CertificateChains.of(whole.reversed())).containsExactly(whole);
  }

  private static X509Certificate selfSigned(KeyPair pair, Validity validity) {
    X500Name name = new X500Name("CN=city");
    return new CertificateTemplate(name, name, validity, pair.getPublic())
        .signing()
        .sign(SigningKey.of("self", pair.getPrivate(), pair.getPublic()));
  }
}

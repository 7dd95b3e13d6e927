package io.lianzhi.security.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CertificatesTest {
  private static final Instant NOW = Keys.NOW;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "RSA_SHA256")
  void trustsAChainOfItsOwnAuthorityAndNoOther(SignatureAlgorithm algorithm) {
    CertificateAuthority authority = authority(algorithm);
    CertificateAuthority stranger = authority(algorithm);
    Identity signer = authority.issueSigning("CN=hub,O=金华", algorithm, Keys.NOVEMBER);
    X509Certificate anchor = authority.identity().certificate();
    assertThat(verdict(stranger.identity().certificate(), signer.chain(), NOW))
        .isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(anchor, signer.chain(), Keys.NOVEMBER.from().minusSeconds(1)))
        .isEqualTo(ChainVerdict.NOT_YET_VALID);
    assertThat(verdict(anchor, signer.chain(), Keys.NOVEMBER.until().plusSeconds(1)))
        .isEqualTo(ChainVerdict.EXPIRED);
    assertThat(verdict(anchor, signer.chain(), NOW)).isEqualTo(ChainVerdict.TRUSTED);
    assertThat(verdict(anchor, List.of(signer.certificate()), NOW)).isEqualTo(ChainVerdict.TRUSTED);
  }

  @ParameterizedTest
  @EnumSource
  void trustsAPinnedCertificateAndNotItsTwin(SignatureAlgorithm algorithm) {
    Identity one = Keys.identity("CN=hub", algorithm);
    Identity twin = Keys.identity("CN=hub", algorithm);
    assertThat(verdict(one.certificate(), twin.chain(), NOW)).isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(one.certificate(), one.chain(), NOW)).isEqualTo(ChainVerdict.TRUSTED);
  }

  @Test
  void refusesToSignMessagesWithACertificateOfAnAuthority() {
    CertificateAuthority authority = authority(SignatureAlgorithm.SM2_SM3);
    X509Certificate anchor = authority.identity().certificate();
    assertThat(verdict(anchor, authority.identity().chain(), NOW))
        .isEqualTo(ChainVerdict.NOT_FOR_SIGNING);
    Identity signer = authority.issueSigning("CN=hub", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
    assertThat(verdict(anchor, signer.chain(), NOW)).isEqualTo(ChainVerdict.TRUSTED);
  }

  @Test
  void refusesAnEndCertificateThatActsAsAnAuthority() {
    CertificateAuthority authority = authority(SignatureAlgorithm.ECDSA_P256_SHA256);
    Identity end =
        authority.issueSigning("CN=end", SignatureAlgorithm.ECDSA_P256_SHA256, Keys.NOVEMBER);
    assertThatThrownBy(() -> CertificateAuthority.of(end))
        .isInstanceOf(IllegalArgumentException.class);
    var pair = KeyCodec.generate(SignatureAlgorithm.ECDSA_P256_SHA256);
    var issuer = new org.bouncycastle.asn1.x500.X500Name("CN=end");
    var name = new org.bouncycastle.asn1.x500.X500Name("CN=victim");
    X509Certificate forged =
        new CertificateTemplate(issuer, name, Keys.NOVEMBER, pair.getPublic())
            .signing()
            .issuedBy(end.publicKey())
            .sign(end.signingKey("end"));
    X509Certificate anchor = authority.identity().certificate();
    assertThat(verdict(anchor, List.of(forged, end.certificate()), NOW))
        .isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(anchor, end.chain(), NOW)).isEqualTo(ChainVerdict.TRUSTED);
  }

  @Test
  void issuesTlsCertificatesWithTheirNamesAndPurposes()
      throws java.security.cert.CertificateException {
    CertificateAuthority authority = authority(SignatureAlgorithm.ECDSA_P256_SHA256);
    Identity server =
        authority.issueServer("CN=hub", List.of("hub.example", "127.0.0.1", "::1"), Keys.NOVEMBER);
    X509Certificate certificate = server.certificate();
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> name.get(1).toString())
        .containsExactly("hub.example", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(certificate.getBasicConstraints()).isNegative();
    Identity client = authority.issueClient("CN=hangzhou", Keys.NOVEMBER);
    assertThat(client.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThatThrownBy(() -> authority.issueServer("CN=hub", List.of(), Keys.NOVEMBER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "RSA_SHA256")
  void writesAndReadsAnIdentityAsPemThatOnlyItsOwnerReads(
      SignatureAlgorithm algorithm, @TempDir Path folder) throws IOException {
    Identity identity = authority(algorithm).issueSigning("CN=hub", algorithm, Keys.NOVEMBER);
    Path certificates = folder.resolve("hub.crt");
    Path key = folder.resolve("keys").resolve("hub.key");
    Pem.write(certificates, identity.chain());
    Pem.writePrivateKey(key, identity);
    assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
        .isEqualTo("rwx------");
    Identity read = Pem.readIdentity(certificates, key);
    assertThat(read.chain()).isEqualTo(identity.chain());
    byte[] message = {1, 2, 3};
    assertThat(
            identity
                .signingKey("a")
                .verificationKey()
                .verify(message, read.signingKey("a").sign(message)))
        .isTrue();
    Pem.write(certificates, authority(algorithm).identity().chain());
    assertThatThrownBy(() -> Pem.readIdentity(certificates, key))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fingerprintsACertificateByItsSha256() {
    X509Certificate certificate = Keys.identity("CN=a", SignatureAlgorithm.SM2_SM3).certificate();
    String fingerprint = Certificates.fingerprint(certificate);
    assertThat(fingerprint).matches("[0-9a-f]{64}");
    X509Certificate again = Certificates.parse(Certificates.der(certificate));
    assertThat(Certificates.fingerprint(again)).isEqualTo(fingerprint);
    assertThat(again).isEqualTo(certificate);
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256"})
  void refusesDamagedCertificatesInOneWayOnly(SignatureAlgorithm algorithm) {
    Identity identity = Keys.identity("CN=a", algorithm);
    ChainValidator validator = new ChainValidator(List.of(identity.certificate()));
    byte[] der = Certificates.der(identity.certificate());
    for (int position = 0; position < der.length; position++) {
      byte[] cut = Arrays.copyOf(der, position);
      assertThatThrownBy(() -> Certificates.parse(cut))
          .isInstanceOf(IllegalArgumentException.class);
      byte[] changed = der.clone();
      changed[position] ^= 1;
      assertThat(isTrusted(validator, changed)).as("byte " + position).isFalse();
    }
    assertThat(isTrusted(validator, der)).isTrue();
  }

  @Test
  void readsNoCertificateFromOtherText() {
    assertThatThrownBy(() -> Pem.decode("nothing")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Pem.decode("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))
        .isInstanceOf(IllegalArgumentException.class);
    Identity identity = Keys.identity("CN=a", SignatureAlgorithm.SM2_SM3);
    assertThat(Pem.decode(Pem.encode(identity.chain()))).isEqualTo(identity.chain());
  }

  private static boolean isTrusted(ChainValidator validator, byte[] der) {
    try {
      return validator.validateSigner(List.of(Certificates.parse(der)), NOW)
          == ChainVerdict.TRUSTED;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static ChainVerdict verdict(
      X509Certificate anchor, List<X509Certificate> chain, Instant time) {
    return new ChainValidator(Set.of(anchor)).validateSigner(chain, time);
  }

  private static CertificateAuthority authority(SignatureAlgorithm algorithm) {
    return CertificateAuthority.create("CN=authority,O=金华市,C=CN", algorithm, Keys.NOVEMBER);
  }
}

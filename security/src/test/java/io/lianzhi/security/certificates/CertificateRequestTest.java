package io.lianzhi.security.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a foreign request can be; each table ends with the good one. */
class CertificateRequestTest {
  @ParameterizedTest
  @EnumSource
  void takesWhatItsOwnKeySigned(SignatureAlgorithm algorithm) {
    SigningKey key = Keys.signing("city", algorithm);
    CertificateRequest read =
        CertificateRequest.parse(CertificateRequest.of("CN=city,O=杭州", key).der());
    assertThat(read.subject()).isEqualTo("CN=city,O=杭州");
    assertThat(read.publicKey().getEncoded()).isEqualTo(key.publicKey().getEncoded());
    assertThat(read.publicKey().getClass()).isEqualTo(key.publicKey().getClass());
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256", "ED25519"})
  void refusesEveryChangedByteAndEveryOtherLength(SignatureAlgorithm algorithm) {
    byte[] good = CertificateRequest.of("CN=city", Keys.signing("city", algorithm)).der();
    for (int position = 0; position < good.length; position++) {
      byte[] changed = good.clone();
      changed[position] ^= 1;
      refuses("byte " + position, changed);
      refuses("cut at " + position, Arrays.copyOf(good, position));
    }
    refuses("longer", Arrays.copyOf(good, good.length + 1));
    refuses("much longer", Arrays.copyOf(good, 1 << 20));
    assertThat(CertificateRequest.parse(good).der()).isEqualTo(good);
  }

  /** Whoever knows only a public key asks for a certificate of it in another name. */
  @Test
  void refusesARequestForSomebodyElsesKey() throws IOException {
    SigningKey victim = Keys.signing("victim", SignatureAlgorithm.SM2_SM3);
    SigningKey thief = Keys.signing("thief", SignatureAlgorithm.SM2_SM3);
    CertificationRequest asked = structure(CertificateRequest.of("CN=victim", victim));
    byte[] info = asked.getCertificationRequestInfo().getEncoded(ASN1Encoding.DER);
    refuses("signed by another", signed(asked, thief.sign(info)));
    refuses("in the other form", signed(asked, victim.signFixed(info)));
    refuses("by nobody", signed(asked, new byte[0]));
    assertThat(CertificateRequest.parse(signed(asked, victim.sign(info))).subject())
        .isEqualTo("CN=victim");
  }

  @Test
  void refusesASignatureUnderAnotherAlgorithmsName() throws IOException {
    SigningKey key = Keys.signing("city", SignatureAlgorithm.SM2_SM3);
    CertificationRequest good = structure(CertificateRequest.of("CN=city", key));
    byte[] renamed =
        new CertificationRequest(
                good.getCertificationRequestInfo(),
                KeyContentSigner.identifier(SignatureAlgorithm.ECDSA_P256_SHA256),
                good.getSignature())
            .getEncoded(ASN1Encoding.DER);
    refuses("named ECDSA", renamed);
    assertThat(CertificateRequest.parse(good.getEncoded(ASN1Encoding.DER)).subject())
        .isEqualTo("CN=city");
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256", "ED25519"})
  void anAuthorityIssuesForAKeyThatItNeverSaw(SignatureAlgorithm algorithm) {
    CertificateAuthority authority =
        CertificateAuthority.create("CN=authority", algorithm, Keys.NOVEMBER);
    SigningKey key = Keys.signing("city", algorithm);
    CertificateRequest request = CertificateRequest.of("CN=city", key);
    List<X509Certificate> chain = authority.issueSigning(request, Keys.NOVEMBER);
    assertThat(chain.getFirst().getSubjectX500Principal().getName()).isEqualTo("CN=city");
    assertThat(chain.getFirst().getPublicKey().getEncoded())
        .isEqualTo(key.publicKey().getEncoded());
    assertThat(chain.getLast()).isEqualTo(authority.identity().certificate());
    ChainValidator validator = new ChainValidator(List.of(chain.getLast()));
    assertThat(validator.validateSigner(chain, Keys.NOW)).isEqualTo(ChainVerdict.TRUSTED);
  }

  private static void refuses(String what, byte[] der) {
    assertThatThrownBy(() -> CertificateRequest.parse(der))
        .as(what)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a request for a certificate");
  }

  private static CertificationRequest structure(CertificateRequest request) {
    return CertificationRequest.getInstance(request.der());
  }

  private static byte[] signed(CertificationRequest asked, byte[] signature) throws IOException {
    return new CertificationRequest(
            asked.getCertificationRequestInfo(),
            asked.getSignatureAlgorithm(),
            new DERBitString(signature))
        .getEncoded(ASN1Encoding.DER);
  }
}

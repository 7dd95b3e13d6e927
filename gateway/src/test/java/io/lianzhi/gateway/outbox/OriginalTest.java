package io.lianzhi.gateway.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.ChainValidator;
import io.lianzhi.security.certificates.ChainVerdict;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SignedMessage;
import io.lianzhi.security.envelope.VerificationKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Years later, with the original alone: who signed what, and that nothing of it was changed. */
class OriginalTest {
  private static final Instant THEN = Instant.parse("2021-11-19T04:00:00Z");
  private static final Validity NOVEMBER =
      new Validity(Instant.parse("2021-11-01T00:00:00Z"), Instant.parse("2021-12-01T00:00:00Z"));
  private static final byte[] BODY = "{\"plate\":\"浙G12345\"}".getBytes(UTF_8);
  private static final byte[] SIGNED = "\"@method\": POST …".getBytes(UTF_8);
  private static final RawMessage RAW =
      new RawMessage("letters", "application/json", Map.of("content-digest", "sm3=:…:"), BODY);

  private static Bytes.Reader reader(Proof proof) {
    Bytes.Reader reader = new Bytes.Reader(Original.of(RAW, proof).content());
    assertThat(reader.block()).hasSize(32);
    assertThat(reader.text()).isEqualTo("letters");
    assertThat(reader.text()).isEqualTo("application/json");
    assertThat(Body.readHeaders(reader)).isEqualTo(RAW.headers());
    assertThat(reader.block()).isEqualTo(BODY);
    return reader;
  }

  @ParameterizedTest
  @EnumSource
  void keepsAllThatProvesASignature(SignatureAlgorithm algorithm) {
    CertificateAuthority authority =
        CertificateAuthority.create("CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, NOVEMBER);
    Identity signer = authority.issueSigning("CN=hangzhou", algorithm, NOVEMBER);
    byte[] signature = signer.signingKey("hangzhou").signFixed(SIGNED);

    Bytes.Reader reader = reader(new Proof.SignedMessage(SIGNED, signature, signer.chain()));

    assertThat(reader.text()).isEqualTo("signed");
    SignedMessage kept = SignedMessage.fromBytes(reader.block());
    List<X509Certificate> chain = registered(signer, reader.text());
    assertThat(chain).isEqualTo(signer.chain());
    assertThat(kept.keyId()).isEqualTo(Certificates.fingerprint(chain.getFirst()));
    assertThat(kept.algorithm()).isEqualTo(algorithm);
    assertThat(kept.signedBytes()).isEqualTo(SIGNED);
    assertThat(kept.signature()).isEqualTo(signature);
    assertThat(
            new ChainValidator(List.of(authority.identity().certificate()))
                .validateSigner(chain, THEN))
        .isEqualTo(ChainVerdict.TRUSTED);
    assertThat(kept.verify(VerificationKey.of(kept.keyId(), chain.getFirst()))).isTrue();
  }

  /** What the register of signers gives for the fingerprints of a chain. */
  private static List<X509Certificate> registered(Identity signer, String fingerprints) {
    Map<String, X509Certificate> register =
        signer.chain().stream().collect(Collectors.toMap(Certificates::fingerprint, each -> each));
    return Stream.of(fingerprints.split(" ")).map(register::get).toList();
  }

  @Test
  void saysWhichCredentialOpenedTheChannel() {
    Bytes.Reader reader = reader(new Proof.Channel("letters", "c0ffee"));
    assertThat(List.of(reader.text(), reader.text(), reader.text()))
        .containsExactly("channel", "letters", "c0ffee");
  }
}

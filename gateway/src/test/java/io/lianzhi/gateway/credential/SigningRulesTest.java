package io.lianzhi.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Signing;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stops the start; each table ends with what does not. */
class SigningRulesTest {
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final Line API = new Line.Api("letters", new Signing.MessageSignature());
  private static final Line SOAP = soap(Duration.ofMinutes(10));
  private static final Line WEBHOOK =
      new Line.Http(
          "webhook", "POST", "/w", new Signing.Hmac("s", "t", "webhook", Duration.ofMinutes(5)));

  private final Identity tls = Cities.AUTHORITY.issueClient("CN=hangzhou", Cities.NOVEMBER);

  private static Line soap(Duration skew) {
    return new Line.Http("soap", "POST", "/soap", new Signing.WsSecurity(skew));
  }

  private static Line line(String name) {
    return switch (name) {
      case "api" -> API;
      case "soap" -> SOAP;
      case "webhook" -> WEBHOOK;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private void require(Suite suite, SigningDuty duty, Line line, X509Certificate... signing) {
    Credentials credentials = new Credentials(suite, tls.chain(), List.of(signing), List.of());
    SigningRules.require(HANGZHOU, credentials, List.of(line), duty);
  }

  @Test
  void whoHasALineForSignedMessagesSaysSoWhereItSignsNothing() {
    for (Line signed : List.of(API, SOAP)) {
      assertThatThrownBy(() -> require(Suite.INTERNATIONAL, SigningDuty.REQUIRED, signed))
          .hasMessageContaining("hangzhou")
          .hasMessageContaining("signing: none");
      assertThatCode(() -> require(Suite.INTERNATIONAL, SigningDuty.NONE, signed))
          .doesNotThrowAnyException();
    }
    assertThatCode(() -> require(Suite.INTERNATIONAL, SigningDuty.REQUIRED, WEBHOOK))
        .doesNotThrowAnyException();
  }

  @Test
  void whoHasACertificateIsNotExcusedBySetting() {
    X509Certificate own = Cities.signing(SignatureAlgorithm.ED25519).certificate();
    assertThatThrownBy(() -> require(Suite.INTERNATIONAL, SigningDuty.NONE, API, own))
        .hasMessageContaining("who can must sign");
    assertThatCode(() -> require(Suite.INTERNATIONAL, SigningDuty.REQUIRED, API, own))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "NATIONAL, api, ECDSA_P256_SHA256, false",
    "NATIONAL, api, ED25519, false",
    "NATIONAL, api, RSA_SHA256, false",
    "NATIONAL, webhook, ECDSA_P256_SHA256, false",
    "NATIONAL, soap, SM2_SM3, false",
    "INTERNATIONAL, api, SM2_SM3, false",
    "INTERNATIONAL, api, RSA_SHA256, false",
    "INTERNATIONAL, soap, ED25519, false",
    "NATIONAL, api, SM2_SM3, true",
    "NATIONAL, soap, RSA_SHA256, true",
    "INTERNATIONAL, api, ECDSA_P256_SHA256, true",
    "INTERNATIONAL, api, ED25519, true",
    "INTERNATIONAL, soap, ECDSA_P256_SHA256, true",
    "INTERNATIONAL, soap, RSA_SHA256, true",
    "INTERNATIONAL, webhook, ECDSA_P256_SHA256, true",
  })
  void aKeyFitsItsSuiteAndItsLine(
      Suite suite, String line, SignatureAlgorithm algorithm, boolean fits) {
    X509Certificate own = Cities.signing(algorithm).certificate();
    if (fits) {
      require(suite, SigningDuty.REQUIRED, line(line), own);
    } else {
      assertThatThrownBy(() -> require(suite, SigningDuty.REQUIRED, line(line), own))
          .hasMessageContaining(algorithm.name())
          .hasMessageContaining(suite.name());
    }
  }

  @Test
  void aCertificateIsForSigningAndForNothingElse() {
    Identity authority =
        CertificateAuthority.create(
                "CN=own authority", SignatureAlgorithm.ECDSA_P256_SHA256, Cities.NOVEMBER)
            .identity();
    X509Certificate own = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256).certificate();
    assertThatThrownBy(() -> required(authority.certificate()))
        .hasMessageContaining("not for signatures");
    assertThatThrownBy(() -> required(tls.certificate())).hasMessageContaining("TLS certificate");
    assertThatThrownBy(() -> required(own, tls.certificate()))
        .hasMessageContaining("TLS certificate");
    assertThatCode(() -> required(own)).doesNotThrowAnyException();
  }

  private void required(X509Certificate... signing) {
    require(Suite.INTERNATIONAL, SigningDuty.REQUIRED, API, signing);
  }

  @Test
  void aClockIsOffByTenMinutesAtMost() {
    X509Certificate own = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256).certificate();
    Line loose = soap(Duration.ofMinutes(11));
    assertThatThrownBy(() -> require(Suite.INTERNATIONAL, SigningDuty.REQUIRED, loose, own))
        .hasMessageContaining("hangzhou");
    require(Suite.INTERNATIONAL, SigningDuty.REQUIRED, SOAP, own);
    assertThat(SoapSeal.window(Duration.ofMinutes(10)).skew()).hasMinutes(10);
  }

  @Test
  void whoSealsNationallyHasASecondCertificateToBeSealedFor() {
    Identity signing = Cities.signing(SignatureAlgorithm.SM2_SM3);
    Identity encryption = Cities.AUTHORITY.issueEncryption("CN=quzhou", Cities.NOVEMBER);
    Identity foreign = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    Line sealed = sealed(Duration.ofMinutes(10));
    assertThatThrownBy(() -> requireSealed(sealed, signing))
        .hasMessageContaining("no encryption.pem");
    assertThatThrownBy(() -> requireSealed(sealed, signing, signing))
        .hasMessageContaining("not for keys");
    assertThatThrownBy(() -> requireSealed(sealed, signing, foreign))
        .hasMessageContaining("not for SM2");
    assertThatThrownBy(() -> requireSealed(sealed(Duration.ofMinutes(11)), signing, encryption))
        .hasMessageContaining("PT10M at most");
    Credentials other =
        new Credentials(Suite.INTERNATIONAL, tls.chain(), List.of(), encryption.chain(), List.of());
    assertThatThrownBy(
            () -> SigningRules.require(HANGZHOU, other, List.of(sealed), SigningDuty.NONE))
        .hasMessageContaining("national suite");
    requireSealed(sealed, signing, encryption);
  }

  private static Line sealed(Duration window) {
    return new Line.Http(
        "letters",
        "POST",
        "/l",
        new Signing.NationalSeal(new Signing.StampHeaders("t", "n", "s"), window));
  }

  private void requireSealed(Line line, Identity signing, Identity... encryption) {
    List<X509Certificate> certificates =
        java.util.stream.Stream.of(encryption).map(Identity::certificate).toList();
    SigningRules.require(
        HANGZHOU,
        new Credentials(
            Suite.NATIONAL, tls.chain(), List.of(signing.certificate()), certificates, List.of()),
        List.of(line),
        SigningDuty.REQUIRED);
  }
}

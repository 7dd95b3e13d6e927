package io.lianzhi.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.TestClock;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.http.HttpFields;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A certificate, and a signature, are tried in every state that they may have. */
class ConnectionRehearsalTest {
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final PartyId QUZHOU = new PartyId("quzhou");
  private static final URI HERE = URI.create("https://localhost:8443/v1/connection/rehearsal");
  private static final byte[] BODY = {};
  private static final Validity OVER =
      new Validity(Cities.NOVEMBER.from(), Cities.NOW.minusSeconds(1));
  private static final Validity TO_COME =
      new Validity(Cities.NOW.plusSeconds(60), Cities.NOVEMBER.until());

  private final TestClock clock = new TestClock(Cities.NOW);
  private final Identity signing = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
  private final Party hangzhou = Cities.party("hangzhou", Suite.INTERNATIONAL, signing);
  private final Identity quzhouSigning = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
  private final Party quzhou = Cities.party("quzhou", Suite.INTERNATIONAL, quzhouSigning);
  private final Parties parties = new Parties(List.of(hangzhou, quzhou));

  private static Identity client(Validity validity) {
    return CertificateAuthority.create(
            "CN=foreign", SignatureAlgorithm.ECDSA_P256_SHA256, Cities.NOVEMBER)
        .issueClient("CN=anything", validity);
  }

  private static Credential row(
      PartyId party, Purpose purpose, CredentialState state, Identity identity) {
    return new Credential(
        1,
        party,
        purpose,
        Origin.ACCEPTED,
        state,
        identity.chain(),
        Certificates.keyDigest(identity.publicKey()),
        Cities.NOW,
        Cities.NOW,
        Optional.empty());
  }

  private ConnectionRehearsal.Finding look(
      List<Credential> register, Identity shown, HttpRequest request) {
    takeActive(register);
    return new ConnectionRehearsal(parties, () -> register, List.of("localhost"), clock)
        .look(shown.certificate(), request, BODY);
  }

  /** As the register does it. */
  private void takeActive(List<Credential> register) {
    Stream.of(hangzhou, quzhou)
        .forEach(party ->
            party
                .credentials()
                .take(
                    register.stream()
                        .filter(row -> row.party().equals(party.id()) && row.state().wasGiven())
                        .toList(),
                    withdrawn(register)));
  }

  private static Set<String> withdrawn(List<Credential> register) {
    return register.stream()
        .filter(row -> row.state().isWithdrawn())
        .flatMap(row -> row.fingerprint().stream())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  private static HttpRequest unsigned() {
    return request(HERE, Map.of());
  }

  private static HttpRequest request(URI target, Map<String, String> headers) {
    Map<String, String> lower =
        headers.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                    Map.Entry::getValue));
    HttpFields fields =
        name -> Optional.ofNullable(lower.get(name)).map(List::of).orElseGet(List::of);
    return HttpRequest.of("POST", target, fields);
  }

  private static HttpRequest signed(Identity by, URI target, Instant at) {
    return request(
        target,
        MessageSignatures.sign(
            request(target, Map.of()),
            BODY,
            by.signingKey(Certificates.fingerprint(by.certificate())),
            at));
  }

  private record Case(
      String what, Purpose purpose, CredentialState state, Validity days, Judgement expected) {}

  @TestFactory
  Stream<DynamicTest> aCertificateIsJudgedByItsPurposeItsStateAndItsDays() {
    Validity days = Cities.NOVEMBER;
    Purpose client = Purpose.TLS_CLIENT;
    CredentialState active = CredentialState.ACTIVE;
    return Stream.of(
            new Case("asked for", client, CredentialState.REQUESTED, days, Judgement.NOT_APPROVED),
            new Case("refused", client, CredentialState.REFUSED, days, Judgement.REFUSED),
            new Case("suspended", client, CredentialState.SUSPENDED, days, Judgement.SUSPENDED),
            new Case("revoked", client, CredentialState.REVOKED, days, Judgement.REVOKED),
            new Case("revoked, over", client, CredentialState.REVOKED, OVER, Judgement.REVOKED),
            new Case("over", client, active, OVER, Judgement.EXPIRED),
            new Case("to come", client, active, TO_COME, Judgement.NOT_YET_VALID),
            new Case("to sign with", Purpose.SIGNING, active, days, Judgement.WRONG_USE),
            new Case("to seal for", Purpose.ENCRYPTION, active, days, Judgement.WRONG_USE),
            new Case("good", client, active, days, Judgement.COUNTS))
        .map(each -> DynamicTest.dynamicTest(each.what(), () -> isJudged(each)));
  }

  private void isJudged(Case each) {
    Identity shown = client(each.days());
    var finding =
        look(List.of(row(HANGZHOU, each.purpose(), each.state(), shown)), shown, unsigned());
    assertThat(finding.judgement()).isEqualTo(each.expected());
    assertThat(finding.judgement().counts()).isEqualTo(each.expected() == Judgement.COUNTS);
    assertThat(finding.known())
        .hasValue(new ConnectionRehearsal.Known(HANGZHOU, each.purpose(), each.state()));
    boolean told =
        each.state() == CredentialState.REQUESTED || each.state() == CredentialState.ACTIVE;
    assertThat(finding.signature().isPresent()).isEqualTo(told);
  }

  @Test
  void whatWasTakenOutOfItsFolderIsSaidToBeSo() {
    Identity shown = client(Cities.NOVEMBER);
    Credential noted = row(HANGZHOU, Purpose.TLS_CLIENT, CredentialState.ACTIVE, shown);
    var finding =
        new ConnectionRehearsal(parties, () -> List.of(noted), List.of("localhost"), clock)
            .look(shown.certificate(), unsigned(), BODY);
    assertThat(finding.judgement()).isEqualTo(Judgement.NOT_CONFIGURED);
  }

  @Test
  void aStrangerLearnsOfItsCertificateAlone() {
    Identity shown = client(OVER);
    var finding = look(List.of(), shown, signed(signing, HERE, Cities.NOW));
    assertThat(finding.certificate()).isEqualTo(shown.certificate());
    assertThat(finding.judgement()).isEqualTo(Judgement.NOT_KNOWN);
    assertThat(finding.known()).isEmpty();
    assertThat(finding.signature()).isEmpty();
  }

  private record Signing(String what, HttpRequest request, boolean holds, Judgement expected) {}

  @TestFactory
  Stream<DynamicTest> aSignatureIsJudgedAsALettersWouldBe() {
    Identity asked = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    Identity revoked = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
    Identity over = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256, OVER);
    Identity shown = client(Cities.NOVEMBER);
    List<Credential> register =
        List.of(
            row(HANGZHOU, Purpose.TLS_CLIENT, CredentialState.REQUESTED, shown),
            row(HANGZHOU, Purpose.SIGNING, CredentialState.ACTIVE, signing),
            row(HANGZHOU, Purpose.SIGNING, CredentialState.REQUESTED, asked),
            row(HANGZHOU, Purpose.SIGNING, CredentialState.REVOKED, revoked),
            row(HANGZHOU, Purpose.SIGNING, CredentialState.ACTIVE, over),
            row(QUZHOU, Purpose.SIGNING, CredentialState.ACTIVE, quzhouSigning));
    Instant now = Cities.NOW;
    URI elsewhere = URI.create("https://another.example" + HERE.getPath());
    HttpRequest good = signed(signing, HERE, now);
    HttpRequest altered =
        new HttpRequest("PUT", "https", good.authority(), good.path(), good.query(), good.fields());
    return Stream.of(
            new Signing("none", unsigned(), false, Judgement.NOT_SIGNED),
            new Signing(
                "not understood",
                request(HERE, Map.of("Signature", "?", "Signature-Input", "?")),
                false,
                Judgement.MALFORMED),
            new Signing("another method", altered, false, Judgement.BAD),
            new Signing(
                "too old",
                signed(signing, HERE, now.minus(Duration.ofHours(1))),
                false,
                Judgement.OUTSIDE_WINDOW),
            new Signing(
                "for another hub", signed(signing, elsewhere, now), true, Judgement.OTHER_HOST),
            new Signing(
                "another party's", signed(quzhouSigning, HERE, now), false, Judgement.NOT_YOUR_KEY),
            new Signing(
                "the one to call with", signed(shown, HERE, now), true, Judgement.WRONG_USE),
            new Signing("asked for", signed(asked, HERE, now), true, Judgement.NOT_APPROVED),
            new Signing("revoked", signed(revoked, HERE, now), true, Judgement.REVOKED),
            new Signing("over", signed(over, HERE, now), true, Judgement.EXPIRED),
            new Signing("good", good, true, Judgement.COUNTS))
        .map(each ->
            DynamicTest.dynamicTest(
                each.what(),
                () -> {
                  var signature = look(register, shown, each.request()).signature().orElseThrow();
                  assertThat(signature.judgement()).isEqualTo(each.expected());
                  assertThat(signature.holds()).isEqualTo(each.holds());
                  if (each.holds()) {
                    assertThat(signature.keyId()).isPresent();
                  }
                }));
  }

  @Test
  void everyJudgementIsSaidInBothLanguages() {
    for (Judgement judgement : Judgement.values()) {
      assertThat(judgement.chinese()).matches("(?s).*\\p{IsHan}.*");
      assertThat(judgement.english()).isASCII().endsWith(".");
    }
  }
}

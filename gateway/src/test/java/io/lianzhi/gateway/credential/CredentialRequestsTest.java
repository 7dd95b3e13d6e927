package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.TestClock;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.administration.Proposal;
import io.lianzhi.gateway.administration.Proposals;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.edge.FakeAdapter;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.CertificateRequest;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class CredentialRequestsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Administrator SYSTEM =
      new Administrator("system", Role.SYSTEM_ADMINISTRATOR, TwoNodes.HUB, "");
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final PartyId QUZHOU = new PartyId("quzhou");
  private static final PartyId SILENT = new PartyId("silent");
  private static final PartyId FRESH = new PartyId("fresh");
  private static final CertificateAuthority FOREIGN =
      CertificateAuthority.create(
          "CN=foreign", SignatureAlgorithm.ECDSA_P256_SHA256, Cities.NOVEMBER);

  private final TestClock clock = new TestClock(NOW);
  private final Party hangzhou = signing(HANGZHOU, Suite.INTERNATIONAL);
  private final List<Party> all =
      List.of(
          hangzhou,
          signing(QUZHOU, Suite.NATIONAL),
          party(SILENT, Suite.INTERNATIONAL),
          party(FRESH, Suite.INTERNATIONAL));
  private final Parties there = new Parties(all);
  private final Parties here = TwoNodes.again(all);
  private final TwoNodes nodes = new TwoNodes(there, here, clock);
  private final Deeds deeds = new Deeds(clock);
  private CredentialRequests requests;
  private Proposals proposals;

  @BeforeEach
  void open(@TempDir Path folder) {
    Keystore keystore =
        Keystore.openOrCreate(folder.resolve("hub.vault"), "a long passphrase".toCharArray());
    HubKeys keys = HubKeys.open(keystore, "jinhua", List.of("localhost"), clock);
    requests =
        new CredentialRequests(
            nodes.database,
            new CredentialRequests.House(here, Map.of(SILENT, SigningDuty.NONE), keys, nodes.desk),
            deeds,
            clock);
    proposals =
        new Proposals(
            nodes.database,
            List.of(
                CredentialChanges.approve(nodes.desk, requests),
                CredentialChanges.resume(nodes.desk)),
            deeds,
            clock);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private static Party signing(PartyId id, Suite suite) {
    return party(id, suite, Cities.signing(Cities.algorithm(suite)).chain());
  }

  private static Party party(PartyId id, Suite suite) {
    return party(id, suite, List.of());
  }

  private static Party party(PartyId id, Suite suite, List<X509Certificate> signing) {
    Party plain = Cities.party(id.value(), suite);
    return new Party(
        plain.profile(),
        new FakeAdapter(List.<Line>of(new Line.Api("letters", new Signing.MessageSignature()))),
        new Credentials(suite, plain.credentials().tls(), signing, List.of()));
  }

  private static Identity key(SignatureAlgorithm algorithm) {
    return CertificateAuthority.selfSigned("CN=mine", algorithm, Cities.NOVEMBER);
  }

  private static String request(Identity key) {
    return CertificateRequest.of("CN=somebody else", key.signingKey("mine")).pem();
  }

  private Credential ask(PartyId party, Purpose purpose, SignatureAlgorithm algorithm) {
    return requests.ask(SYSTEM, party, purpose, request(key(algorithm)));
  }

  private Proposal propose(String kind, Credential credential) {
    return proposals.propose(
        SYSTEM, kind, Long.toString(credential.number()), JSON.createObjectNode());
  }

  private Credential approved(Credential asked) {
    proposals.approve(TwoNodes.SECURITY, propose("CREDENTIAL_APPROVE", asked).number());
    return nodes.desk.find(asked.number()).orElseThrow();
  }

  private boolean counts(Credential credential) {
    return there.find(credential.certificate().orElseThrow(), clock.instant()).isPresent();
  }

  @Test
  void whatIsAskedForCountsOnceAnotherAdministratorApprovesItAndTheOldOneStillDoes() {
    Credential asked = ask(HANGZHOU, Purpose.TLS_CLIENT, SignatureAlgorithm.ECDSA_P256_SHA256);
    assertThat(asked.state()).isEqualTo(CredentialState.REQUESTED);
    assertThat(asked.chain()).isEmpty();

    Credential given = approved(asked);

    assertThat(given.state()).isEqualTo(CredentialState.ACTIVE);
    assertThat(given.origin()).isEqualTo(Origin.ISSUED);
    assertThat(TwoNodes.comesTrue(() -> counts(given))).isTrue();
    X509Certificate old = hangzhou.credentials().folder().tls().getFirst();
    assertThat(there.find(old, clock.instant())).isPresent();
    assertThat(given.certificate().orElseThrow().getSubjectX500Principal().getName())
        .isEqualTo("O=hangzhou,CN=hangzhou tls client");
  }

  @Test
  void aNewSigningCertificateSignsOnceItIsApprovedAndItsChainIsKept() {
    Identity key = key(SignatureAlgorithm.SM2_SM3);
    Credential given = approved(requests.ask(SYSTEM, QUZHOU, Purpose.SIGNING, request(key)));
    String fingerprint = given.fingerprint().orElseThrow();
    Credentials credentials = there.find(QUZHOU).orElseThrow().credentials();
    assertThat(TwoNodes.comesTrue(() -> credentials.key(fingerprint, clock.instant()).isPresent()))
        .isTrue();
    assertThat(credentials.chain(fingerprint)).contains(given.chain());
    assertThat(given.chain()).hasSize(2);
    assertThat(new SignerRegister(nodes.database).find(fingerprint).getPublicKey())
        .isEqualTo(key.publicKey());
  }

  @Test
  void nobodyApprovesAlone() {
    Credential asked = ask(HANGZHOU, Purpose.TLS_CLIENT, SignatureAlgorithm.RSA_SHA256);
    long proposal = propose("CREDENTIAL_APPROVE", asked).number();
    assertThatThrownBy(() -> proposals.approve(SYSTEM, proposal))
        .hasMessageContaining("OWN_PROPOSAL");
    Administrator other = new Administrator("other", Role.SYSTEM_ADMINISTRATOR, TwoNodes.HUB, "");
    assertThatThrownBy(() -> proposals.approve(other, proposal))
        .hasMessageContaining("NOT_YOUR_ROLE");
    assertThat(nodes.desk.find(asked.number()).orElseThrow().state())
        .isEqualTo(CredentialState.REQUESTED);
    proposals.approve(TwoNodes.SECURITY, proposal);
    assertThat(nodes.desk.find(asked.number()).orElseThrow().state())
        .isEqualTo(CredentialState.ACTIVE);
  }

  @ParameterizedTest
  @EnumSource
  void onlyASystemAdministratorAsks(Role role) {
    Administrator who = new Administrator("somebody", role, TwoNodes.HUB, "");
    String request = request(key(SignatureAlgorithm.ECDSA_P256_SHA256));
    if (role == Role.SYSTEM_ADMINISTRATOR) {
      assertThat(requests.ask(who, HANGZHOU, Purpose.TLS_CLIENT, request).state())
          .isEqualTo(CredentialState.REQUESTED);
    } else {
      assertThatThrownBy(() -> requests.ask(who, HANGZHOU, Purpose.TLS_CLIENT, request))
          .hasMessageContaining("NOT_YOUR_ROLE");
      assertThatThrownBy(() -> requests.challenge(who, HANGZHOU, Purpose.TLS_CLIENT))
          .hasMessageContaining("NOT_YOUR_ROLE");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hangzhou, TLS_CLIENT, ECDSA_P256_SHA256, true",
    "hangzhou, TLS_CLIENT, RSA_SHA256, true",
    "hangzhou, TLS_CLIENT, ED25519, false",
    "hangzhou, TLS_CLIENT, SM2_SM3, false",
    "quzhou, TLS_CLIENT, SM2_SM3, true",
    "hangzhou, SIGNING, ECDSA_P256_SHA256, true",
    "hangzhou, SIGNING, ED25519, true",
    "hangzhou, SIGNING, RSA_SHA256, false",
    "hangzhou, SIGNING, SM2_SM3, false",
    "quzhou, SIGNING, SM2_SM3, true",
    "quzhou, SIGNING, ED25519, false",
    "quzhou, ENCRYPTION, SM2_SM3, true",
    "quzhou, ENCRYPTION, ECDSA_P256_SHA256, false",
    "hangzhou, ENCRYPTION, SM2_SM3, false",
    "silent, SIGNING, ECDSA_P256_SHA256, false",
    "silent, TLS_CLIENT, ECDSA_P256_SHA256, true",
    "fresh, TLS_CLIENT, ECDSA_P256_SHA256, false",
    "fresh, SIGNING, ECDSA_P256_SHA256, true"
  })
  void aKeyHasToFitThePartyAndThePurpose(
      String party, Purpose purpose, SignatureAlgorithm algorithm, boolean fits) {
    PartyId id = new PartyId(party);
    if (fits) {
      assertThat(ask(id, purpose, algorithm).state()).isEqualTo(CredentialState.REQUESTED);
    } else {
      assertThatThrownBy(() -> ask(id, purpose, algorithm))
          .isInstanceOfSatisfying(
              ObjectionException.class,
              objected -> {
                assertThat(objected.objection().why().english()).isNotEmpty();
                assertThat(objected.objection().why().chinese()).isNotEmpty();
              });
    }
  }

  @Test
  void theSameRequestAgainIsTheSameAndAKeyHasOneUse() {
    Identity key = key(SignatureAlgorithm.ECDSA_P256_SHA256);
    Credential asked = requests.ask(SYSTEM, HANGZHOU, Purpose.TLS_CLIENT, request(key));
    assertThat(requests.renew(HANGZHOU, Purpose.TLS_CLIENT, request(key)).number())
        .isEqualTo(asked.number());
    assertThatThrownBy(() -> requests.ask(SYSTEM, HANGZHOU, Purpose.SIGNING, request(key)))
        .hasMessageContaining("CONFLICT");
    assertThatThrownBy(() -> requests.ask(SYSTEM, SILENT, Purpose.TLS_CLIENT, request(key)))
        .hasMessageContaining("CONFLICT");
    approved(asked);
    assertThat(requests.renew(HANGZHOU, Purpose.TLS_CLIENT, request(key)).state())
        .isEqualTo(CredentialState.ACTIVE);
  }

  @Test
  void whoDoesNotHoldTheKeyIsRefused() {
    String good = request(key(SignatureAlgorithm.ECDSA_P256_SHA256));
    String damaged = good.replaceFirst("MII?", "MIIA");
    for (String bad : List.of("", "no request", good + good, damaged)) {
      assertThatThrownBy(() -> requests.ask(SYSTEM, HANGZHOU, Purpose.TLS_CLIENT, bad))
          .hasMessageContaining("SCHEMA");
    }
    assertThatThrownBy(() -> requests.ask(SYSTEM, new PartyId("nobody"), Purpose.TLS_CLIENT, good))
        .hasMessageContaining("NOT_FOUND");
    assertThat(requests.ask(SYSTEM, HANGZHOU, Purpose.TLS_CLIENT, good).state())
        .isEqualTo(CredentialState.REQUESTED);
  }

  @Test
  void aPartyHasOnlySoManyRequestsOpen() {
    for (int i = 0; i < CredentialRequests.OPEN_AT_MOST; i++) {
      ask(HANGZHOU, Purpose.TLS_CLIENT, SignatureAlgorithm.ECDSA_P256_SHA256);
    }
    assertThatThrownBy(
            () -> ask(HANGZHOU, Purpose.TLS_CLIENT, SignatureAlgorithm.ECDSA_P256_SHA256))
        .hasMessageContaining("CONFLICT");
    nodes.desk.refuse(
        TwoNodes.SECURITY,
        nodes.desk.all().stream()
            .filter(each -> each.state() == CredentialState.REQUESTED)
            .findFirst()
            .orElseThrow()
            .number());
    assertThat(ask(HANGZHOU, Purpose.TLS_CLIENT, SignatureAlgorithm.ECDSA_P256_SHA256).state())
        .isEqualTo(CredentialState.REQUESTED);
  }

  @Test
  void whatIsRefusedIsNotApprovedAnyMore() {
    Credential asked = ask(HANGZHOU, Purpose.TLS_CLIENT, SignatureAlgorithm.ECDSA_P256_SHA256);
    long proposal = propose("CREDENTIAL_APPROVE", asked).number();
    nodes.desk.refuse(TwoNodes.SECURITY, asked.number());
    assertThatThrownBy(() -> proposals.approve(TwoNodes.SECURITY, proposal))
        .hasMessageContaining("CONFLICT");
    assertThatThrownBy(() -> propose("CREDENTIAL_APPROVE", asked)).hasMessageContaining("CONFLICT");
    assertThat(nodes.desk.find(asked.number()).orElseThrow().chain()).isEmpty();
  }

  @Test
  void whatIsSuspendedIsResumedByTwo() {
    Credential given =
        approved(ask(HANGZHOU, Purpose.TLS_CLIENT, SignatureAlgorithm.ECDSA_P256_SHA256));
    assertThatThrownBy(() -> propose("CREDENTIAL_RESUME", given)).hasMessageContaining("CONFLICT");
    nodes.desk.suspend(TwoNodes.SECURITY, given.number());
    proposals.approve(TwoNodes.SECURITY, propose("CREDENTIAL_RESUME", given).number());
    assertThat(nodes.desk.find(given.number()).orElseThrow().state())
        .isEqualTo(CredentialState.ACTIVE);
  }

  private Credential offer(
      PartyId party, Purpose purpose, List<X509Certificate> chain, Identity signer, String text) {
    byte[] signature = signer.signingKey("mine").sign(text.getBytes(StandardCharsets.UTF_8));
    return requests.offer(
        SYSTEM, new CredentialRequests.Offer(party, purpose, text), chain, signature);
  }

  @Test
  void aForeignCertificateIsTakenWithItsAuthorityFromWhoHoldsItsKey() {
    Identity foreign = FOREIGN.issueClient("CN=city", Cities.NOVEMBER);
    String challenge = requests.challenge(SYSTEM, HANGZHOU, Purpose.TLS_CLIENT);
    Credential given =
        approved(offer(HANGZHOU, Purpose.TLS_CLIENT, foreign.chain(), foreign, challenge));
    assertThat(given.origin()).isEqualTo(Origin.ACCEPTED);
    assertThat(given.chain()).isEqualTo(foreign.chain());
    assertThat(TwoNodes.comesTrue(() -> counts(given))).isTrue();
  }

  @Test
  void aForeignCertificateIsRefusedForAnythingThatIsWrongWithIt() {
    Identity foreign = FOREIGN.issueClient("CN=city", Cities.NOVEMBER);
    Identity other = FOREIGN.issueClient("CN=other", Cities.NOVEMBER);
    Identity over =
        FOREIGN.issueClient("CN=city", new Validity(Cities.NOVEMBER.from(), NOW.minusSeconds(1)));
    Identity signer =
        FOREIGN.issueSigning("CN=city", SignatureAlgorithm.ECDSA_P256_SHA256, Cities.NOVEMBER);
    String challenge = requests.challenge(SYSTEM, HANGZHOU, Purpose.TLS_CLIENT);
    String forSigning = requests.challenge(SYSTEM, HANGZHOU, Purpose.SIGNING);
    String forQuzhou = requests.challenge(SYSTEM, QUZHOU, Purpose.TLS_CLIENT);
    List<X509Certificate> alone = List.of(foreign.certificate());
    List<X509Certificate> wrongRoot =
        List.of(foreign.certificate(), Cities.AUTHORITY.identity().certificate());

    refused(foreign.chain(), other, challenge);
    refused(alone, foreign, challenge);
    refused(wrongRoot, foreign, challenge);
    refused(over.chain(), over, challenge);
    refused(signer.chain(), signer, challenge.replace("hangzhou", "quzhou"));
    refused(foreign.chain(), foreign, forSigning);
    refused(foreign.chain(), foreign, forQuzhou);
    refused(foreign.chain(), foreign, "lianzhi-possession:hangzhou:TLS_CLIENT:9999999999:00");
    refused(foreign.chain(), foreign, "anything");
    refused(
        List.of(FOREIGN.identity().certificate(), FOREIGN.identity().certificate()),
        FOREIGN.identity(),
        challenge);
    clock.forward(Duration.ofHours(25));
    refused(foreign.chain(), foreign, challenge);
    String fresh = requests.challenge(SYSTEM, HANGZHOU, Purpose.TLS_CLIENT);
    assertThat(offer(HANGZHOU, Purpose.TLS_CLIENT, foreign.chain(), foreign, fresh).state())
        .isEqualTo(CredentialState.REQUESTED);
  }

  private void refused(List<X509Certificate> chain, Identity signer, String challenge) {
    assertThatThrownBy(() -> offer(HANGZHOU, Purpose.TLS_CLIENT, chain, signer, challenge))
        .isInstanceOf(ObjectionException.class)
        .hasMessageContaining("SCHEMA");
  }
}

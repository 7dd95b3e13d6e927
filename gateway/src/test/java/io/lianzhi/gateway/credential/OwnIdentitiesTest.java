package io.lianzhi.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.gateway.TestClock;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Proposal;
import io.lianzhi.gateway.administration.Proposals;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.cms.NationalCms;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two nodes on one keystore renew what the hub shows and signs with. */
class OwnIdentitiesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Administrator SYSTEM =
      new Administrator("system", Role.SYSTEM_ADMINISTRATOR, TwoNodes.HUB, "");
  private static final PartyId QUZHOU = new PartyId("quzhou");
  private static final byte[] LETTER = {'l', 'e', 't', 't', 'e', 'r'};
  private static final char[] PASSPHRASE = "a long passphrase".toCharArray();

  private final TestClock clock = new TestClock(Cities.NOW);
  private final DataSource database = TestDatabase.fresh();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> rehearsed = new ArrayList<>();

  @TempDir private Path folder;
  private HubKeys here;
  private HubKeys there;
  private OwnIdentities identities;
  private Proposals proposals;

  @BeforeEach
  void open() {
    here = keys();
    there = keys();
    Deeds deeds = new Deeds(clock);
    identities =
        new OwnIdentities(
            database,
            here,
            (party, replaced, by) -> {
              rehearsed.add(name(by.shown(replaced)));
              return List.copyOf(steps);
            },
            deeds,
            clock);
    proposals =
        new Proposals(
            database,
            List.of(
                OwnIdentityChanges.prepare(identities), OwnIdentityChanges.activate(identities)),
            deeds,
            clock);
  }

  private HubKeys keys() {
    Path vault = folder.resolve("keystore").resolve("hub.vault");
    return HubKeys.open(
        Keystore.openOrCreate(vault, PASSPHRASE), "jinhua", List.of("localhost"), clock);
  }

  private static String name(Identity identity) {
    return Credentials.fingerprint(identity.certificate());
  }

  private static ObjectNode choosing(String fingerprint) {
    return JSON.createObjectNode().put("fingerprint", fingerprint);
  }

  private Proposal propose(String what, OwnIdentity identity, ObjectNode body) {
    return proposals.propose(SYSTEM, "HUB_IDENTITY_" + what, identity.entry(), body);
  }

  private String prepared(OwnIdentity identity) {
    Proposal proposal = propose("PREPARE", identity, JSON.createObjectNode());
    return proposals
        .approve(TwoNodes.SECURITY, proposal.number())
        .result()
        .get("fingerprint")
        .stringValue();
  }

  private String renewed(OwnIdentity identity) {
    String next = prepared(identity);
    proposals.approve(TwoNodes.SECURITY, propose("ACTIVATE", identity, choosing(next)).number());
    return next;
  }

  private List<String> published() throws IOException {
    here.publish(folder.resolve("certificates"));
    try (Stream<Path> files = Files.list(folder.resolve("certificates"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private X509Certificate published(String file) throws IOException {
    published();
    return Pem.read(folder.resolve("certificates").resolve(file)).getFirst();
  }

  private List<String> deeds() {
    List<String> deeds = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select what || ' ' || target || ' ' || account from deed"
                    + " where what like 'HUB_IDENTITY%' order by number desc")) {
      while (row.next()) {
        deeds.add(row.getString(1));
      }
      return deeds;
    } catch (SQLException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTwoPeoplePrepareAndActivateIsInUseOnBothNodesAndTheFormerOneIsKept(OwnIdentity identity)
      throws IOException {
    String before = name(there.shown(identity));
    String next = prepared(identity);
    assertThat(next).isNotEqualTo(before);
    assertThat(name(here.shown(identity))).isEqualTo(before);
    String suffix = identity == OwnIdentity.SSH ? ".pub" : ".pem";
    assertThat(published()).contains(identity.entry() + "-next" + suffix);

    Proposal activation = propose("ACTIVATE", identity, choosing(next));
    assertThat(name(here.shown(identity))).as("proposed is not approved").isEqualTo(before);
    proposals.approve(TwoNodes.SECURITY, activation.number());

    assertThat(name(here.shown(identity))).isEqualTo(next);
    assertThat(TwoNodes.comesTrue(() -> name(there.shown(identity)).equals(next))).isTrue();
    assertThat(published())
        .contains(identity.entry() + suffix, identity.entry() + "-former-1" + suffix)
        .doesNotContain(identity.entry() + "-next" + suffix);
    assertThat(here.succession(identity).former().stream().map(OwnIdentitiesTest::name))
        .containsExactly(before);
    assertThat(deeds())
        .containsExactly(
            "HUB_IDENTITY_PREPARED hub-identity/" + identity.entry() + " security",
            "HUB_IDENTITY_ACTIVATED hub-identity/" + identity.entry() + " security");
  }

  @Test
  void nobodyRenewsAlone() {
    ObjectNode nothing = JSON.createObjectNode();
    assertThatThrownBy(
            () -> proposals.propose(TwoNodes.SECURITY, "HUB_IDENTITY_PREPARE", "tls", nothing))
        .hasMessageContaining("NOT_YOUR_ROLE");
    Proposal proposal = propose("PREPARE", OwnIdentity.TLS, nothing);
    assertThatThrownBy(() -> proposals.approve(SYSTEM, proposal.number()))
        .hasMessageContaining("OWN_PROPOSAL");
    Administrator other = new Administrator("other", Role.SYSTEM_ADMINISTRATOR, TwoNodes.HUB, "");
    assertThatThrownBy(() -> proposals.approve(other, proposal.number()))
        .hasMessageContaining("NOT_YOUR_ROLE");
    assertThat(here.succession(OwnIdentity.TLS).next()).isEmpty();
    proposals.approve(TwoNodes.SECURITY, proposal.number());
    assertThat(here.succession(OwnIdentity.TLS).next()).isPresent();
  }

  @Test
  void objectsToWhatIsNotPreparedAndToASecondNext() {
    String none = "0".repeat(64);
    assertThatThrownBy(() -> propose("ACTIVATE", OwnIdentity.TLS, choosing(none)))
        .hasMessageContaining("CONFLICT");
    assertThatThrownBy(() -> propose("ACTIVATE", OwnIdentity.TLS, JSON.createObjectNode()))
        .hasMessageContaining("SCHEMA");
    for (String other : List.of("authority", "ledger-national", "no-such")) {
      assertThatThrownBy(() ->
              proposals.propose(SYSTEM, "HUB_IDENTITY_PREPARE", other, JSON.createObjectNode()))
          .as(other)
          .hasMessageContaining("NOT_FOUND");
    }
    Proposal twice = propose("PREPARE", OwnIdentity.TLS, JSON.createObjectNode());
    String next = prepared(OwnIdentity.TLS);
    assertThatThrownBy(() -> propose("PREPARE", OwnIdentity.TLS, JSON.createObjectNode()))
        .hasMessageContaining("CONFLICT");
    assertThat(proposals.approve(TwoNodes.SECURITY, twice.number()).result().toString())
        .as("asked for before: it comes to the same")
        .contains(next);
    assertThat(propose("ACTIVATE", OwnIdentity.TLS, choosing(next)).number()).isPositive();
  }

  @Test
  void whatHasEndedWhileItWaitedIsNotActivated() {
    String next = prepared(OwnIdentity.TLS);
    Proposal activation = propose("ACTIVATE", OwnIdentity.TLS, choosing(next));
    clock.forward(Duration.ofDays(825));
    assertThatThrownBy(() -> proposals.approve(TwoNodes.SECURITY, activation.number()))
        .hasMessageContaining("CONFLICT");
    assertThat(name(here.tls())).isNotEqualTo(next);
    identities.abandon(TwoNodes.SECURITY, OwnIdentity.TLS, next);
    assertThat(renewed(OwnIdentity.TLS)).as("it stands in nobody's way").isNotEqualTo(next);
  }

  @Test
  void aSecurityAdministratorAbandonsWhatIsPrepared() throws IOException {
    String next = prepared(OwnIdentity.NATIONAL_TLS);
    String before = name(here.nationalTls());
    assertThatThrownBy(() -> identities.abandon(SYSTEM, OwnIdentity.NATIONAL_TLS, next))
        .hasMessageContaining("NOT_YOUR_ROLE");
    assertThatThrownBy(() -> identities.abandon(TwoNodes.SECURITY, OwnIdentity.TLS, next))
        .hasMessageContaining("CONFLICT");
    Proposal activation = propose("ACTIVATE", OwnIdentity.NATIONAL_TLS, choosing(next));

    identities.abandon(TwoNodes.SECURITY, OwnIdentity.NATIONAL_TLS, next);

    assertThatThrownBy(() -> proposals.approve(TwoNodes.SECURITY, activation.number()))
        .hasMessageContaining("CONFLICT");
    assertThat(name(here.nationalTls())).isEqualTo(before);
    assertThat(published()).noneMatch(file -> file.contains("-next"));
    assertThat(deeds()).last().asString().startsWith("HUB_IDENTITY_ABANDONED");
    assertThat(prepared(OwnIdentity.NATIONAL_TLS)).isNotEqualTo(next);
  }

  @Test
  void rehearsesWithTheNextOneAndWritesDownWhatCameOfIt() {
    assertThatThrownBy(() -> identities.rehearse(SYSTEM, OwnIdentity.TLS, QUZHOU))
        .hasMessageContaining("CONFLICT");
    String next = prepared(OwnIdentity.TLS);
    steps.add(
        new Step(
            "GET", Optional.of(new Trouble(Trouble.Kind.OUR_CERTIFICATE_REFUSED, "an alert"))));
    assertThat(identities.rehearse(SYSTEM, OwnIdentity.TLS, QUZHOU)).hasSize(1);
    assertThat(rehearsed).containsExactly(next);
    assertThat(name(here.tls())).isNotEqualTo(next);
    assertThat(deeds()).last().isEqualTo("HUB_IDENTITY_REHEARSED hub-identity/tls system");
  }

  @Test
  void whatAPartySealedForTheFormerOrTheNextCertificateStillOpens() throws IOException {
    Identity party = Cities.signing(SignatureAlgorithm.SM2_SM3);
    PartyKeys keys = towards(there, Suite.NATIONAL, party);
    byte[] old = sealed(party, published("encryption-national.pem"));
    prepared(OwnIdentity.NATIONAL_ENCRYPTION);
    byte[] early = sealed(party, published("encryption-national-next.pem"));
    assertThat(TwoNodes.comesTrue(() -> keys.open(early).isPresent())).isTrue();
    String next = Credentials.fingerprint(published("encryption-national-next.pem"));
    proposals.approve(
        TwoNodes.SECURITY,
        propose("ACTIVATE", OwnIdentity.NATIONAL_ENCRYPTION, choosing(next)).number());
    assertThat(published("encryption-national-former-1.pem")).isNotNull();
    assertThat(
            TwoNodes.comesTrue(
                () -> name(there.shown(OwnIdentity.NATIONAL_ENCRYPTION)).equals(next)))
        .isTrue();
    assertThat(keys.open(old)).hasValue(LETTER);
    assertThat(keys.open(early)).hasValue(LETTER);

    String abandoned = prepared(OwnIdentity.NATIONAL_ENCRYPTION);
    byte[] inVain = sealed(party, published("encryption-national-next.pem"));
    identities.abandon(TwoNodes.SECURITY, OwnIdentity.NATIONAL_ENCRYPTION, abandoned);
    assertThat(TwoNodes.comesTrue(() -> keys.open(inVain).isEmpty())).isTrue();
    assertThat(keys.open(old)).hasValue(LETTER);
  }

  private static byte[] sealed(Identity by, X509Certificate recipient) {
    return NationalCms.seal(LETTER, by.signingKey("s"), by.certificate(), recipient);
  }

  private PartyKeys towards(HubKeys hub, Suite suite, Identity signing) {
    Identity tls = Cities.AUTHORITY.issueClient("CN=party", Cities.NOVEMBER);
    return new PartyKeys(
        hub,
        new Credentials(
            suite,
            tls.chain(),
            signing.chain(),
            List.of(Cities.AUTHORITY.identity().certificate())),
        clock);
  }

  @Test
  void aKeptHouseSignsByTheNewKeyWithItsChainAndSoDoesItsSshKey() {
    PartyKeys keys =
        towards(there, Suite.INTERNATIONAL, Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256));
    X509Certificate former = keys.signingChain().getFirst();
    var formerSsh = keys.sshKey().getPublic();
    String next = renewed(OwnIdentity.INTERNATIONAL_SIGNING);
    renewed(OwnIdentity.SSH);
    URI target = URI.create("https://hangzhou.example/letters");
    assertThat(
            TwoNodes.comesTrue(() ->
                keys.signRequest("POST", target, "application/json", LETTER)
                    .getOrDefault("Signature-Input", "")
                    .contains("keyid=\"" + next + "\"")))
        .isTrue();
    assertThat(Credentials.fingerprint(keys.signingChain().getFirst())).isEqualTo(next);
    assertThat(keys.signingChain().getFirst()).isNotEqualTo(former);
    assertThat(TwoNodes.comesTrue(() -> !keys.sshKey().getPublic().equals(formerSsh))).isTrue();
  }

  @Test
  void aRenewedCertificateDoesNotOutliveItsAuthority() throws Exception {
    clock.forward(Duration.ofDays(3000));
    renewed(OwnIdentity.TLS);
    assertThat(here.tls().certificate().getNotAfter())
        .isEqualTo(here.authority().identity().certificate().getNotAfter());
    assertThat(here.tls().certificate().getSubjectAlternativeNames())
        .as("for the same hosts")
        .hasSize(1);
  }

  @Test
  void noPrivateKeyIsShownOrPublished() throws IOException {
    renewed(OwnIdentity.TLS);
    prepared(OwnIdentity.TLS);
    for (String file : published()) {
      assertThat(Files.readString(folder.resolve("certificates").resolve(file)))
          .as(file)
          .doesNotContain("PRIVATE");
    }
    assertThat(identities.all())
        .hasSize(OwnIdentity.values().length)
        .allSatisfy(
            standing -> assertThat(standing.toString()).doesNotContain("PRIVATE", "privateKey"));
    assertThat(identities.all().getFirst().next()).isPresent();
    assertThat(identities.all().getFirst().former()).hasSize(1);
  }

  @Test
  void whatIsIssuedNamesTheRevocationListsWhereTheyAreSaidToBe() {
    HubKeys listing =
        HubKeys.open(
            Keystore.openOrCreate(folder.resolve("other").resolve("hub.vault"), PASSPHRASE),
            "jinhua",
            List.of("localhost"),
            Optional.of(URI.create("https://crl.example.cn/lianzhi/")),
            clock);
    Map<OwnIdentity, String> expected =
        Map.of(OwnIdentity.TLS, "international.crl", OwnIdentity.NATIONAL_TLS, "national.crl");
    expected.forEach((identity, list) ->
        assertThat(point(listing.shown(identity).certificate()))
            .contains("https://crl.example.cn/lianzhi/" + list));
    assertThat(here.tls().certificate().getExtensionValue("2.5.29.31")).isNull();
  }

  private static String point(X509Certificate certificate) {
    return new String(
        certificate.getExtensionValue("2.5.29.31"), java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}

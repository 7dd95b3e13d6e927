package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static io.lianzhi.gateway.credential.SharedNodes.SECURITY;
import static io.lianzhi.gateway.credential.SharedNodes.SYSTEM;
import static io.lianzhi.gateway.credential.SharedNodes.endless;
import static io.lianzhi.gateway.credential.SharedNodes.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.TestClock;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.OpenSsh;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a shared secret and of a host key, on two nodes with a real PostgreSQL. */
class SharedRegisterTest {
  private static final String NAME = "client-secret";

  private final DataSource database = TestDatabase.fresh();
  private final TestClock clock = new TestClock(NOW);
  private final SharedNodes nodes = new SharedNodes(database, clock);
  private final SharedRegister here = nodes.node();
  private final SharedRegister there = nodes.node();
  private final Party hangzhou = Cities.party("hangzhou", Suite.INTERNATIONAL);
  private final PartyId party = hangzhou.id();
  private final SharedRequests requests = nodes.requests(here, new Parties(List.of(hangzhou)));
  private final SharedDesk desk = nodes.desk(here);

  @AfterEach
  void stop() {
    nodes.close();
  }

  private SharedSecrets configured(SharedRegister node, String value) {
    SharedSecrets secrets = nodes.secrets(node, party, Map.of(NAME, Secret.of(value)));
    secrets.needs(NAME);
    return secrets;
  }

  private SharedSecrets unconfigured(SharedRegister node) {
    SharedSecrets secrets = nodes.secrets(node, party, Map.of());
    secrets.needs(NAME);
    return secrets;
  }

  private long entered(String value) {
    return requests.enter(SYSTEM, endless(party), NAME, value).number();
  }

  private long approved(String value) {
    long number = entered(value);
    nodes.step(here, SECURITY, number, new Step.Approve());
    return number;
  }

  private static boolean isShown(SharedSecrets secrets, String value) {
    try {
      return secrets.shared(NAME).equals(value);
    } catch (UncheckedIOException none) {
      return false;
    }
  }

  private static boolean isNone(SharedSecrets secrets) {
    try {
      return secrets.shared(NAME).isEmpty();
    } catch (UncheckedIOException none) {
      return true;
    }
  }

  private static void objects(ObjectionCode code, String at, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ObjectionException.class,
            objection -> {
              assertThat(objection.objection().code()).isEqualTo(code);
              assertThat(objection.objection().at()).isEqualTo(at);
            });
  }

  @Test
  void whatIsConfiguredIsNotedOnceAndCounts() {
    SharedSecrets secrets = configured(here, "configured");
    configured(there, "configured");
    assertThat(secrets.shared(NAME)).isEqualTo("configured");
    assertThat(desk.all())
        .singleElement()
        .satisfies(noted -> {
          assertThat(noted.origin()).isEqualTo(Origin.CONFIGURED);
          assertThat(noted.state()).isEqualTo(CredentialState.ACTIVE);
          assertThat(noted.askedBy()).isEqualTo(":hub");
        });
  }

  @Test
  void whatWasEnteredCountsOnlyOnceAnotherHasApprovedIt() {
    SharedSecrets secrets = configured(here, "configured");
    long number = entered("next");
    assertThat(secrets.shared(NAME)).isEqualTo("configured");
    assertThat(secrets.takes(NAME, "next", NOW)).isFalse();
    Administrator same =
        new Administrator(SYSTEM.account(), Role.SECURITY_ADMINISTRATOR, TwoNodes.HUB, "");
    objects(
        ObjectionCode.OWN_PROPOSAL,
        "credential",
        () -> nodes.step(here, same, number, new Step.Approve()));
    nodes.step(here, SECURITY, number, new Step.Approve());
    assertThat(secrets.shared(NAME)).isEqualTo("next");
    assertThat(secrets.takes(NAME, "next", NOW)).isTrue();
    assertThat(secrets.takes(NAME, "configured", NOW)).isTrue();
    assertThat(secrets.takes(NAME, "neither", NOW)).isFalse();
  }

  @Test
  void theOneApprovedLastIsShownUntilItIsSuspendedOnEveryNode() {
    unconfigured(here);
    SharedSecrets other = configured(there, "configured");
    approved("first");
    clock.forward(Duration.ofMinutes(1));
    long second = approved("second");
    assertThat(TwoNodes.comesTrue(() -> isShown(other, "second"))).isTrue();
    desk.suspend(SECURITY, second);
    assertThat(TwoNodes.comesTrue(() -> isShown(other, "first"))).isTrue();
    assertThat(other.takes(NAME, "second", clock.instant())).isFalse();
    nodes.step(here, SECURITY, second, new Step.Resume());
    assertThat(TwoNodes.comesTrue(() -> isShown(other, "second"))).isTrue();
  }

  @Test
  void whatIsRevokedCountsOnNoNodeAndStaysSoWhateverIsConfigured() {
    SharedSecrets other = configured(there, "configured");
    long number = desk.all().getFirst().number();
    desk.revoke(SECURITY, number, RevocationReason.KEY_COMPROMISE);
    assertThat(TwoNodes.comesTrue(() -> isNone(other))).isTrue();
    assertThatThrownBy(() -> other.shared(NAME))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(NAME)
        .hasMessageNotContaining("configured");
    assertThat(isNone(configured(nodes.node(), "configured"))).isTrue();
    assertThat(isShown(configured(nodes.node(), "another"), "another")).isTrue();
    assertThat(desk.find(number).orElseThrow().reason()).contains(RevocationReason.KEY_COMPROMISE);
  }

  @Test
  void whatIsTakenOutOfTheConfigurationCountsThereNoMore() {
    configured(here, "configured");
    SharedSecrets without = unconfigured(there);
    there.look();
    assertThat(isNone(without)).isTrue();
  }

  @Test
  void whatEndsByItselfDoesNotCountAfterwards() {
    SharedSecrets secrets = configured(here, "configured");
    Instant end = NOW.plus(Duration.ofDays(30));
    long number = requests.enter(SYSTEM, until(party, end), NAME, "ending").number();
    nodes.step(here, SECURITY, number, new Step.Approve());
    assertThat(secrets.shared(NAME)).isEqualTo("ending");
    clock.forward(Duration.ofDays(30));
    assertThat(secrets.shared(NAME)).isEqualTo("configured");
    assertThat(secrets.takes(NAME, "ending", clock.instant())).isFalse();
    assertThat(secrets.takes(NAME, "ending", NOW)).isTrue();
    objects(
        ObjectionCode.SCHEMA,
        "until",
        () -> requests.enter(SYSTEM, until(party, clock.instant()), NAME, "late"));
    long late =
        requests.enter(SYSTEM, until(party, clock.instant().plusSeconds(9)), NAME, "l").number();
    clock.forward(Duration.ofSeconds(9));
    objects(
        ObjectionCode.CONFLICT,
        "credential",
        () -> nodes.step(here, SECURITY, late, new Step.Approve()));
  }

  @Test
  void whatCameBeforeARevocationCanBeReadAgainAfterIt() {
    SharedSecrets secrets = configured(here, "configured");
    clock.forward(Duration.ofMinutes(5));
    desk.revoke(SECURITY, desk.all().getFirst().number(), RevocationReason.SUPERSEDED);
    assertThat(secrets.takes(NAME, "configured", NOW)).isTrue();
    assertThat(secrets.takes(NAME, "configured", clock.instant())).isFalse();
  }

  @Test
  void aValueThatWasGivenBeforeTakesOverFromNothing() {
    configured(here, "configured");
    long revoked = approved("first");
    desk.revoke(SECURITY, revoked, RevocationReason.KEY_COMPROMISE);
    for (String known : List.of("configured", "first")) {
      long again = entered(known);
      objects(
          ObjectionCode.CONFLICT,
          "credential",
          () -> nodes.step(here, SECURITY, again, new Step.Approve()));
      desk.refuse(SECURITY, again);
    }
    assertThat(desk.find(approved("second")).orElseThrow().state())
        .isEqualTo(CredentialState.ACTIVE);
  }

  @Test
  void eachStepIsItsRolesAlone() {
    configured(here, "configured");
    long number = desk.all().getFirst().number();
    objects(ObjectionCode.NOT_YOUR_ROLE, "", () -> desk.suspend(SYSTEM, number));
    objects(ObjectionCode.NOT_YOUR_ROLE, "", () -> desk.refuse(SYSTEM, number));
    objects(
        ObjectionCode.NOT_YOUR_ROLE,
        "",
        () -> desk.revoke(SYSTEM, number, RevocationReason.UNSPECIFIED));
    objects(
        ObjectionCode.NOT_YOUR_ROLE,
        "",
        () -> requests.enter(SECURITY, endless(party), NAME, "next"));
    objects(ObjectionCode.NOT_YOUR_ROLE, "", () -> requests.make(SECURITY, endless(party), NAME));
    objects(ObjectionCode.CONFLICT, "credential", () -> desk.refuse(SECURITY, number));
    objects(ObjectionCode.NOT_FOUND, "credential", () -> desk.suspend(SECURITY, 4711));
    assertThat(desk.suspend(SECURITY, number).state()).isEqualTo(CredentialState.SUSPENDED);
  }

  @Test
  void takesNothingThatThePartysSystemCouldNotTake() {
    SharedSecrets secrets = nodes.secrets(here, party, Map.of());
    secrets.needs(NAME, Pattern.compile("[a-z]{1,8}"));
    for (String wrong : List.of("", "ABC", "abcdefghi", " abc", "abc\n", "${ABC}", "密码")) {
      assertThatThrownBy(() -> entered(wrong))
          .isInstanceOf(ObjectionException.class)
          .hasMessageContaining("value")
          .hasMessageNotContaining("ABC");
    }
    objects(ObjectionCode.SCHEMA, "value", () -> requests.make(SYSTEM, endless(party), NAME));
    objects(
        ObjectionCode.NOT_FOUND,
        "name",
        () -> requests.enter(SYSTEM, endless(party), "other", "abc"));
    PartyId nobody = new PartyId("nobody");
    objects(
        ObjectionCode.NOT_FOUND, "party", () -> requests.enter(SYSTEM, endless(nobody), NAME, "a"));
    for (int i = 0; i < CredentialRequests.OPEN_AT_MOST; i++) {
      entered("abc");
    }
    objects(ObjectionCode.CONFLICT, "party", () -> entered("abc"));
    assertThatThrownBy(() ->
            nodes
                .secrets(here, party, Map.of(NAME, Secret.of("ABC")))
                .needs(NAME, Pattern.compile("[a-z]+")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NAME)
        .hasMessageNotContaining("ABC");
  }

  @Test
  void whatTheHubMakesIsGivenOutOnceAndIsAnotherEachTime() {
    SharedSecrets secrets = unconfigured(here);
    SharedRequests.Made one = requests.make(SYSTEM, endless(party), NAME);
    SharedRequests.Made two = requests.make(SYSTEM, endless(party), NAME);
    assertThat(one.value().reveal()).hasSize(43).isNotEqualTo(two.value().reveal());
    assertThat(one.credential().toString()).doesNotContain(one.value().reveal());
    nodes.step(here, SECURITY, one.credential().number(), new Step.Approve());
    assertThat(secrets.shared(NAME)).isEqualTo(one.value().reveal());
  }

  @Test
  void aRowThatSomebodyWroteWithoutTheKeyDoesNotCount() {
    SharedSecrets secrets = configured(here, "configured");
    approved("next");
    assertThat(secrets.shared(NAME)).isEqualTo("next");
    TestDatabase.execute(
        database, "update shared_credential set name = 'webhook' where origin = 'ACCEPTED'");
    TestDatabase.execute(database, "update credential_change set shared = shared + 1");
    here.look();
    assertThat(secrets.shared(NAME)).isEqualTo("configured");
    assertThat(here.taken(party, "webhook")).isEmpty();
  }

  @Test
  void anSshServerMayShowAnyKeyThatCounts() {
    PublicKey old = key();
    PublicKey next = key();
    here.configure(
        party, SharedKind.HOST_KEY, OpenSsh.fingerprint(old), Secret.of(OpenSsh.line(old)));
    long number =
        requests.enterHostKey(SYSTEM, endless(party), OpenSsh.line(next) + " new").number();
    assertThat(here.hostKeys(party)).containsExactly(old);
    assertThat(desk.find(number).orElseThrow().name()).isEqualTo(OpenSsh.fingerprint(next));
    nodes.step(here, SECURITY, number, new Step.Approve());
    assertThat(here.hostKeys(party)).containsExactlyInAnyOrder(old, next);
    assertThat(here.hostKeys(new PartyId("lishui"))).isEmpty();
    desk.revoke(SECURITY, desk.all().getFirst().number(), RevocationReason.SUPERSEDED);
    assertThat(here.hostKeys(party)).containsExactly(next);
    String two = OpenSsh.line(old) + "\n" + OpenSsh.line(next);
    for (String wrong : List.of("ssh-rsa damaged", "", "# nothing", two)) {
      objects(
          ObjectionCode.SCHEMA, "key", () -> requests.enterHostKey(SYSTEM, endless(party), wrong));
    }
  }

  private static PublicKey key() {
    return OpenSsh.read(
            OpenSsh.line(
                CertificateAuthority.selfSigned(
                        "CN=server", SignatureAlgorithm.ECDSA_P256_SHA256, Cities.NOVEMBER)
                    .publicKey(),
                "server"))
        .getFirst();
  }
}

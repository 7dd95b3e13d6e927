package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialRegisterTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Identity first = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
  private final Identity second = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
  private final Party hangzhou = Cities.party("hangzhou", Suite.INTERNATIONAL, first, second);
  private final Party taizhou = Cities.party("taizhou", Suite.INTERNATIONAL);
  private final Parties parties = new Parties(List.of(hangzhou, taizhou));
  private final TwoNodes nodes =
      new TwoNodes(parties, TwoNodes.again(List.of(hangzhou, taizhou)), CLOCK);

  @AfterEach
  void stop() {
    nodes.close();
  }

  private static String fingerprint(Identity identity) {
    return Credentials.fingerprint(identity.certificate());
  }

  private static X509Certificate tls(Party party) {
    return party.credentials().folder().tls().getFirst();
  }

  private List<String> deeds() throws SQLException {
    List<String> deeds = new ArrayList<>();
    try (Connection connection = nodes.database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select account || ' ' || what || ' ' || target || ' ' || after from deed"
                    + " order by number desc");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        deeds.add(row.getString(1));
      }
    }
    return deeds;
  }

  @Test
  void notesOnceWhatLiesInTheFoldersHoweverManyNodesStart() throws SQLException {
    assertThat(nodes.here.all())
        .hasSize(4)
        .allMatch(credential -> credential.origin() == Origin.CONFIGURED)
        .allMatch(credential -> credential.state() == CredentialState.ACTIVE);
    assertThat(nodes.here.all().stream().flatMap(each -> each.fingerprint().stream()))
        .contains(fingerprint(first), fingerprint(second));
    assertThat(deeds())
        .hasSize(4)
        .allMatch(deed -> deed.startsWith(":hub CREDENTIAL_CONFIGURED credential/"));
  }

  @Test
  void whatIsRevokedAtOneNodeCountsNoMoreAtTheOtherAndTheRestGoesOn() throws SQLException {
    assertThat(parties.find(tls(hangzhou), NOW)).isPresent();
    nodes.revoke(fingerprint(first));
    nodes.revoke(Credentials.fingerprint(tls(hangzhou)));

    assertThat(TwoNodes.comesTrue(() -> parties.find(tls(hangzhou), NOW).isEmpty())).isTrue();
    Credentials credentials = hangzhou.credentials();
    assertThat(credentials.key(fingerprint(first), NOW)).isEmpty();
    assertThat(credentials.key(fingerprint(second), NOW)).isPresent();
    assertThat(credentials.signing(NOW)).containsExactly(second.certificate());
    assertThat(credentials.chain(fingerprint(first))).contains(first.chain());
    assertThat(parties.find(tls(taizhou), NOW)).isPresent();
    assertThat(deeds().getLast())
        .startsWith("security CREDENTIAL_REVOKED credential/")
        .contains("\"reason\":\"KEY_COMPROMISE\"");
  }

  @Test
  void whoHasLostEverySigningCertificateIsNotTalkedDownToNone() {
    nodes.revoke(fingerprint(first));
    nodes.revoke(fingerprint(second));
    assertThat(TwoNodes.comesTrue(() -> hangzhou.credentials().signing(NOW).isEmpty())).isTrue();
    assertThat(hangzhou.credentials().signs()).isTrue();
    assertThat(taizhou.credentials().signs()).isFalse();
  }

  @Test
  void whatIsSuspendedCountsAgainOnceItIsResumed() {
    nodes.suspend(fingerprint(first));
    assertThat(
            TwoNodes.comesTrue(() -> hangzhou.credentials().key(fingerprint(first), NOW).isEmpty()))
        .isTrue();
    nodes.resume(fingerprint(first));
    assertThat(
            TwoNodes.comesTrue(
                () -> hangzhou.credentials().key(fingerprint(first), NOW).isPresent()))
        .isTrue();
  }

  @Test
  void aNewStartGivesNothingBackWhateverTheFolderHolds() throws SQLException {
    nodes.revoke(fingerprint(first));
    Parties third = TwoNodes.again(List.of(hangzhou, taizhou));
    try (CredentialRegister register = nodes.start(third)) {
      Credentials credentials = third.find(hangzhou.id()).orElseThrow().credentials();
      assertThat(credentials.key(fingerprint(first), NOW)).isEmpty();
      assertThat(credentials.key(fingerprint(second), NOW)).isPresent();
      assertThat(register.alive()).isTrue();
    }
    assertThat(deeds()).filteredOn(deed -> deed.contains("CREDENTIAL_CONFIGURED")).hasSize(4);
  }

  @Test
  void whatIsTakenOutOfAFolderCountsNoMoreAfterTheNextStart() {
    Parties smaller =
        new Parties(
            List.of(
                new Party(
                    hangzhou.profile(),
                    hangzhou.adapter(),
                    new Credentials(
                        Suite.INTERNATIONAL, List.of(tls(hangzhou)), second.chain(), List.of()))));
    try (CredentialRegister register = nodes.start(smaller)) {
      Credentials credentials = smaller.find(hangzhou.id()).orElseThrow().credentials();
      assertThat(credentials.key(fingerprint(first), NOW)).isEmpty();
      assertThat(credentials.key(fingerprint(second), NOW)).isPresent();
      assertThat(register.all()).hasSize(4);
    }
  }

  @Test
  void whileTheDatabaseIsAwayWhatWasKnownLastHolds() {
    AtomicBoolean away = new AtomicBoolean();
    DataSource database = nodes.database;
    Parties own = TwoNodes.again(List.of(hangzhou, taizhou));
    Credentials credentials = own.find(hangzhou.id()).orElseThrow().credentials();
    try (TwoNodes others =
        new TwoNodes(TestDatabase.cut(database, away), own, TwoNodes.again(List.of()), CLOCK)) {
      nodes.revoke(fingerprint(first));
      assertThat(TwoNodes.comesTrue(() -> credentials.key(fingerprint(first), NOW).isEmpty()))
          .isTrue();
      away.set(true);
      others.there.look();
      nodes.revoke(fingerprint(second));
      others.there.look();
      assertThat(credentials.key(fingerprint(first), NOW)).isEmpty();
      assertThat(credentials.key(fingerprint(second), NOW)).isPresent();
      assertThat(others.there.alive()).isTrue();
      away.set(false);
      assertThat(TwoNodes.comesTrue(() -> credentials.key(fingerprint(second), NOW).isEmpty()))
          .isTrue();
    }
  }

  @Test
  void aStepThatTheStateDoesNotHaveIsRefusedAndChangesNothing() throws SQLException {
    nodes.revoke(fingerprint(first));
    int before = deeds().size();
    assertThatThrownBy(() -> nodes.suspend(fingerprint(first)))
        .isInstanceOf(ObjectionException.class)
        .hasMessageContaining("CONFLICT");
    assertThatThrownBy(() -> nodes.desk.suspend(TwoNodes.SECURITY, 999))
        .isInstanceOf(ObjectionException.class)
        .hasMessageContaining("NOT_FOUND");
    assertThat(deeds()).hasSize(before);
    assertThat(nodes.of(fingerprint(first)).state()).isEqualTo(CredentialState.REVOKED);
    nodes.suspend(fingerprint(second));
    assertThat(nodes.of(fingerprint(second)).state()).isEqualTo(CredentialState.SUSPENDED);
  }

  @ParameterizedTest
  @EnumSource
  void onlyASecurityAdministratorWithdraws(Role role) {
    Administrator who = new Administrator("somebody", role, TwoNodes.HUB, "");
    long number = nodes.of(fingerprint(first)).number();
    if (role == Role.SECURITY_ADMINISTRATOR) {
      assertThat(nodes.desk.suspend(who, number).state()).isEqualTo(CredentialState.SUSPENDED);
    } else {
      assertThatThrownBy(() -> nodes.desk.suspend(who, number))
          .hasMessageContaining("NOT_YOUR_ROLE");
      assertThatThrownBy(() -> nodes.desk.revoke(who, number, RevocationReason.SUPERSEDED))
          .hasMessageContaining("NOT_YOUR_ROLE");
      assertThat(nodes.of(fingerprint(first)).state()).isEqualTo(CredentialState.ACTIVE);
    }
  }
}

package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.TestClock;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.RevocationList;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationListsTest {
  private static final CertificateAuthority NATIONAL =
      CertificateAuthority.create("CN=national", SignatureAlgorithm.SM2_SM3, Cities.NOVEMBER);
  private static final Map<Suite, CertificateAuthority> AUTHORITIES =
      Map.of(Suite.INTERNATIONAL, Cities.AUTHORITY, Suite.NATIONAL, NATIONAL);

  private final TestClock clock = new TestClock(NOW);
  private final Identity first = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
  private final Identity second = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
  private final Identity foreign =
      CertificateAuthority.create(
              "CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, Cities.NOVEMBER)
          .issueSigning("CN=signing", SignatureAlgorithm.ECDSA_P256_SHA256, Cities.NOVEMBER);
  private final Party hangzhou =
      Cities.party("hangzhou", Suite.INTERNATIONAL, first, second, foreign);
  private final TwoNodes nodes =
      new TwoNodes(new Parties(List.of(hangzhou)), TwoNodes.again(List.of(hangzhou)), clock);

  @TempDir private Path folder;
  private RevocationLists here;
  private RevocationLists there;

  @BeforeEach
  void start() {
    here = lists(nodes.here, folder.resolve("here"));
    there = lists(nodes.there, folder.resolve("there"));
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private RevocationLists lists(CredentialRegister register, Path home) {
    RevocationLists lists = new RevocationLists(nodes.database, register, AUTHORITIES, home, clock);
    lists.look();
    return lists;
  }

  private static String fingerprint(Identity identity) {
    return Credentials.fingerprint(identity.certificate());
  }

  private static RevocationList list(RevocationLists lists, Suite suite) {
    return RevocationList.parse(lists.list(suite).orElseThrow());
  }

  private Optional<Integer> reason(Identity identity) {
    nodes.there.look();
    there.look();
    return list(there, Suite.INTERNATIONAL).reason(identity.certificate().getSerialNumber());
  }

  @Test
  void bothNodesHaveTheOneListThatEachAuthoritySigned() throws IOException {
    AUTHORITIES.forEach((suite, authority) -> {
      assertThat(list(here, suite).isOf(authority.identity().publicKey())).isTrue();
      assertThat(there.list(suite)).contains(here.list(suite).orElseThrow());
    });
    assertThat(Files.readAllBytes(folder.resolve("there").resolve("national.crl")))
        .isEqualTo(here.list(Suite.NATIONAL).orElseThrow());
    assertThat(list(here, Suite.INTERNATIONAL).number()).isEqualTo(BigInteger.ONE);
  }

  @Test
  void whatIsRevokedAtOneNodeStandsOnTheOthersListAndNothingElseDoes() {
    assertThat(reason(first)).isEmpty();
    nodes.revoke(fingerprint(first));
    nodes.revoke(fingerprint(foreign));
    assertThat(reason(first)).hasValue(1);
    assertThat(reason(second)).isEmpty();
    assertThat(reason(foreign)).isEmpty();
    assertThat(list(there, Suite.INTERNATIONAL).number()).isGreaterThan(BigInteger.ONE);
  }

  @Test
  void whatIsSuspendedStandsThereUntilItIsResumed() {
    nodes.suspend(fingerprint(first));
    assertThat(reason(first)).hasValue(6);
    nodes.resume(fingerprint(first));
    assertThat(reason(first)).isEmpty();
  }

  @Test
  void isRenewedEveryDayByOneNodeThoughNothingHasChanged() {
    clock.forward(Duration.ofHours(23));
    here.look();
    assertThat(list(here, Suite.INTERNATIONAL).number()).isEqualTo(BigInteger.ONE);
    clock.forward(Duration.ofHours(1));
    here.look();
    there.look();
    assertThat(list(here, Suite.INTERNATIONAL).number()).isEqualTo(BigInteger.TWO);
    assertThat(list(there, Suite.INTERNATIONAL).number()).isEqualTo(BigInteger.TWO);
    assertThat(list(here, Suite.INTERNATIONAL).next())
        .isEqualTo(clock.instant().plus(Duration.ofDays(3)));
  }

  @Test
  void looksByItselfOnceItIsStarted() {
    there.start();
    nodes.revoke(fingerprint(first));
    assertThat(
            TwoNodes.comesTrue(() ->
                list(there, Suite.INTERNATIONAL)
                    .reason(first.certificate().getSerialNumber())
                    .isPresent()))
        .isTrue();
    assertThat(there.alive()).isTrue();
    there.close();
    assertThat(TwoNodes.comesTrue(() -> !there.alive())).isTrue();
  }
}

package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.edge.FakeAdapter;
import io.lianzhi.gateway.memorandum.ClauseRule;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Memorandum;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignedClausesTest {
  private static final PartyId JINHUA = new PartyId("jinhua");
  private static final PartyId HANGZHOU = new PartyId("hangzhou");

  private static Memoranda memoranda(Proof.Strength least) {
    ClauseRule clause =
        new ClauseRule(
            "4.1",
            Set.of(JINHUA),
            Set.of(HANGZHOU),
            ItemKind.VEHICLE_QUESTION,
            Set.of(new Purpose("ROAD_INSPECTION")),
            Set.of("place"),
            least,
            Period.ofMonths(6),
            Optional.empty());
    return new Memoranda(
        List.of(
            new Memorandum(
                "M",
                "备忘录",
                Set.of(JINHUA, HANGZHOU),
                LocalDate.of(2021, 1, 1),
                LocalDate.of(2022, 1, 1),
                List.of(clause))));
  }

  private static Identity identity() {
    Instant now = Instant.parse("2021-11-19T04:00:00Z");
    return CertificateAuthority.selfSigned(
        "CN=any",
        SignatureAlgorithm.ECDSA_P256_SHA256,
        new Validity(now, now.plus(Duration.ofDays(1))));
  }

  private static Party party(PartyId id, Identity... signers) {
    return new Party(
        new PartyProfile(id, new Region("330700"), id.value(), id.value()),
        new FakeAdapter(List.of()),
        new Credentials(
            Suite.INTERNATIONAL,
            identity().chain(),
            List.of(signers).stream().map(Identity::certificate).toList(),
            List.of()));
  }

  @Test
  void whoMustSignUnderAClauseHasACertificateToSignWith() {
    Parties unsigned = new Parties(List.of(party(JINHUA), party(HANGZHOU)));
    Parties signed = new Parties(List.of(party(JINHUA, identity()), party(HANGZHOU)));
    assertThatThrownBy(() -> SignedClauses.require(memoranda(Proof.Strength.SIGNATURE), unsigned))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clause 4.1")
        .hasMessageContaining("jinhua");
    assertThatCode(() -> SignedClauses.require(memoranda(Proof.Strength.CHANNEL), unsigned))
        .doesNotThrowAnyException();
    assertThatCode(() -> SignedClauses.require(memoranda(Proof.Strength.SIGNATURE), signed))
        .doesNotThrowAnyException();
  }
}

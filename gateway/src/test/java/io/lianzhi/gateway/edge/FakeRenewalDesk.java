package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.credential.Credential;
import io.lianzhi.gateway.credential.CredentialState;
import io.lianzhi.gateway.credential.Origin;
import io.lianzhi.gateway.credential.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes a request that says "good", under number 7. */
final class FakeRenewalDesk implements RenewalDesk {
  static final long NUMBER = 7;
  private static final Instant AT = Instant.parse("2021-11-19T04:00:00Z");

  @Override
  public Credential ask(PartyId party, Purpose purpose, String pem) {
    if (!pem.equals("good")) {
      throw Refused.of(RefusalCode.SCHEMA, "request", "a PKCS #10 request").asException();
    }
    return credential(party, purpose);
  }

  @Override
  public Optional<Credential> find(PartyId party, long number) {
    return Optional.of(credential(party, Purpose.SIGNING))
        .filter(_ -> number == NUMBER && party.value().equals("hangzhou"));
  }

  private static Credential credential(PartyId party, Purpose purpose) {
    return new Credential(
        NUMBER,
        party,
        purpose,
        Origin.ISSUED,
        CredentialState.REQUESTED,
        List.of(),
        "00",
        AT,
        AT,
        Optional.empty());
  }
}

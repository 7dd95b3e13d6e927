package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.credential.Credential;
import io.lianzhi.gateway.credential.CredentialDesk;
import io.lianzhi.gateway.credential.CredentialRequests;
import io.lianzhi.gateway.credential.Purpose;
import io.lianzhi.gateway.edge.RenewalDesk;
import java.util.Optional;

/** What a party asks for at the door, refused in the door's own words. */
final class Renewals implements RenewalDesk {
  private final CredentialDesk desk;
  private final CredentialRequests requests;

  Renewals(CredentialDesk desk, CredentialRequests requests) {
    this.desk = desk;
    this.requests = requests;
  }

  @Override
  public Credential ask(PartyId party, Purpose purpose, String pem) {
    try {
      return requests.renew(party, purpose, pem);
    } catch (ObjectionException objected) {
      throw refused(objected.objection());
    }
  }

  private static RefusedException refused(Objection objection) {
    String accepted = objection.why().chinese() + " " + objection.why().english();
    return Refused.of(RefusalCode.SCHEMA, objection.at(), accepted).asException();
  }

  @Override
  public Optional<Credential> find(PartyId party, long number) {
    return desk.find(number).filter(found -> found.party().equals(party));
  }
}

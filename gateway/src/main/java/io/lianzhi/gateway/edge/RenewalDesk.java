package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.gateway.credential.Credential;
import io.lianzhi.gateway.credential.Purpose;
import java.util.Optional;

/** Where a party asks for certificates of its own; nobody learns of another's. */
public interface RenewalDesk {
  /**
   * Asks for a certificate.
   *
   * @param pem a PKCS #10 request
   * @throws RefusedException if it is none, or its key is not fit for the purpose
   */
  Credential ask(PartyId party, Purpose purpose, String pem);

  /** A credential of the party. */
  Optional<Credential> find(PartyId party, long number);
}

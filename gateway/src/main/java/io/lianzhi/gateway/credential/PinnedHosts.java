package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.security.PublicKey;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of one party's SSH server, as the register has them. */
public final class PinnedHosts {
  private static final Logger LOG = LoggerFactory.getLogger(PinnedHosts.class);

  private final PartyId party;
  private final SharedRegister register;

  public PinnedHosts(PartyId party, SharedRegister register) {
    this.party = party;
    this.register = register;
  }

  /** Those that count now. */
  List<PublicKey> keys() {
    return register.hostKeys(party);
  }

  /** Says at the start what is missing; an administrator enters it while the hub runs. */
  void require() {
    if (keys().isEmpty()) {
      LOG.info(
          "{}: no key of its SSH server counts; until one is approved it is not called", party);
    }
  }
}

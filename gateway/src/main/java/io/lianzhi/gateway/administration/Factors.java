package io.lianzhi.gateway.administration;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.security.envelope.ContentKey;

/** What this hub's accounts are opened by: passwords, and the second factor. */
public final class Factors {
  private final PartyId party;
  private final Passwords passwords = new Passwords();
  private final SecondFactor secondFactor;

  /**
   * @param party that runs the hub
   * @param key that seals the secrets of the second factor
   */
  public Factors(PartyId party, ContentKey key) {
    this.party = party;
    this.secondFactor = new SecondFactor(key, "Lianzhi " + party);
  }

  PartyId party() {
    return party;
  }

  Passwords passwords() {
    return passwords;
  }

  SecondFactor secondFactor() {
    return secondFactor;
  }
}

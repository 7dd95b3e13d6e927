package io.lianzhi.gateway.administration;

import io.lianzhi.contracts.PartyId;
import java.time.Instant;

/**
 * An account, without what it is opened by.
 *
 * @param name unique for ever
 * @param unit within the party; empty for the whole of it
 */
public record Account(
    String name, Role role, PartyId party, String unit, AccountState state, Instant created) {
  /** Who acts under it. */
  Administrator administrator() {
    return new Administrator(name, role, party, unit);
  }
}

package io.lianzhi.gateway.administration;

import io.lianzhi.contracts.PartyId;

/**
 * Who acts: an account whose session is open, or the hub itself.
 *
 * @param account its name, unique for ever; {@code :hub} for what the hub does by itself
 * @param party whose administrator it is
 * @param unit within the party; empty for the whole of it
 */
public record Administrator(String account, Role role, PartyId party, String unit) {
  private static final String HUB = ":hub";

  /** The hub, where nobody asked: what ends by itself, and what its configuration says. */
  public static Administrator hub(PartyId party) {
    return new Administrator(HUB, Role.SYSTEM_ADMINISTRATOR, party, "");
  }
}

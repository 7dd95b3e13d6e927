package io.lianzhi.gateway.queue;

import io.lianzhi.contracts.PartyId;
import java.security.Principal;
import java.util.Optional;

/** Who opened a connection to the broker: a party by its certificate, or the hub itself. */
sealed interface Caller extends Principal {

  /**
   * A party.
   *
   * @param certificate the fingerprint of the certificate that its connection was opened with
   */
  record Known(PartyId party, String certificate) implements Caller {
    @Override
    public String getName() {
      return party + " " + certificate;
    }
  }

  /** The hub, from within. */
  record Hub() implements Caller {
    @Override
    public String getName() {
      return "(hub)";
    }
  }

  /** The certificate in a message's stamp, where it is one of {@code party}. */
  static Optional<String> certificate(String stamp, PartyId party) {
    String prefix = party + " ";
    return stamp.startsWith(prefix)
        ? Optional.of(stamp.substring(prefix.length()))
        : Optional.empty();
  }
}

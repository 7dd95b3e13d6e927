package io.lianzhi.gateway;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import java.util.Map;
import java.util.Optional;

/**
 * A reply on its way to the party. Whoever writes it says whether it left: an answer that was
 * written counts as delivered, one that was not goes by the party's lane.
 */
public interface Handed {
  Reply reply();

  /** Why each of the addressees does not get the letter, where none of them does. */
  default Map<PartyId, Refused> refusals() {
    return Map.of();
  }

  /**
   * The key whose signature was checked and held, by the SHA-256 fingerprint of its certificate;
   * empty where the arrival bore none.
   */
  default Optional<String> signedBy() {
    return Optional.empty();
  }

  /** The incident number that the arrival is logged and stored under. */
  Incident incident();

  /** Whether what the reply says is on disk: only then need the party not send again. */
  default boolean isStored() {
    return !(reply() instanceof Refused refused && refused.code() == RefusalCode.RETRY_LATER);
  }

  /** The last byte left for the party. */
  void written();

  /** The reply did not leave. */
  void lost();
}

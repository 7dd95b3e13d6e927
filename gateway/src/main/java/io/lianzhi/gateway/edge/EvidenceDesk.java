package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.PartyId;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** What a party may take out to prove its own letters. */
public interface EvidenceDesk {
  /**
   * A pack, to be sent as it is read.
   *
   * @param name of the file
   * @param size in bytes
   */
  record Pack(String name, long size, Supplier<InputStream> content) {}

  /**
   * Of a letter that the asker sent, all of it; of one that it receives, what it was shown; empty
   * for anybody else's.
   *
   * @throws io.lianzhi.contracts.RefusedException with {@code RETRY_LATER} while the log has not
   *     taken in all that happened to the letter
   */
  Optional<Pack> ofLetter(PartyId asker, String idOrIncident);
}

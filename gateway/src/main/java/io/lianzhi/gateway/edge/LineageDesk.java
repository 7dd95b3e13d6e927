package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Retraced;
import io.lianzhi.gateway.outbox.UnreadLetters.UnknownCode;
import java.util.List;
import java.util.Optional;

/** What a party may ask of the codes of its letters, and of what became of their values. */
public interface LineageDesk {
  /**
   * Of a letter that the asker sent, how its form was read; of one that it receives, how its copy
   * was written. Empty for anybody else's, and once the letter's time has ended.
   */
  Optional<Retraced> lineage(PartyId asker, String idOrIncident);

  /**
   * Codes that letters wait for and no table has: of the asker's own letters; for the party that
   * runs the hub, and looks after its tables, of everybody's.
   */
  List<UnknownCode> unknownCodes(PartyId asker);
}

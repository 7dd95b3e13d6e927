package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Evidence about one letter, and of another that the log has not taken in. */
final class FakeEvidenceDesk implements EvidenceDesk {
  static final String TOO_NEW = "too-new";

  @Override
  public Optional<Pack> ofLetter(PartyId asker, String idOrIncident) {
    if (idOrIncident.equals(TOO_NEW)) {
      throw Refused.of(RefusalCode.RETRY_LATER, "proofs").asException();
    }
    byte[] bytes = ("a pack for " + asker).getBytes(StandardCharsets.UTF_8);
    return idOrIncident.equals(FakeDesk.LETTER)
        ? Optional.of(new Pack("pack.zip", bytes.length, () -> new ByteArrayInputStream(bytes)))
        : Optional.empty();
  }
}

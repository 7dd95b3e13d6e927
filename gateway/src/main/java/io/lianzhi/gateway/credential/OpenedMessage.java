package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import java.time.Instant;

/** A message whose sender is known and whose seal held; {@link Seals} alone makes it. */
record OpenedMessage(PartyId party, String line, RawMessage raw, Proof proof, Instant at)
    implements Opened {}

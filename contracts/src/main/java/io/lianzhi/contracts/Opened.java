package io.lianzhi.contracts;

import java.time.Instant;

/**
 * A message whose sender is known and whose seal held. Only the gateway makes one: nothing that was
 * not opened can be decoded.
 */
public interface Opened {
  PartyId party();

  /** The line it came by, as the adapter named it. */
  String line();

  RawMessage raw();

  Proof proof();

  Instant at();
}

package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;

/**
 * The end of a parcel's wait: its row goes, and an event says why.
 *
 * @param park keep the copy for somebody to look at
 */
record Settlement(Event event, boolean park) {
  long number() {
    return event.number();
  }

  PartyId party() {
    return event.party();
  }
}

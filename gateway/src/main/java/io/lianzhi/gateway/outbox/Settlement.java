package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;

/**
 * The end of a parcel's wait: its row goes, and an event says why.
 *
 * @param fence the fence of the lane that it came from; 0 where it came from none
 */
record Settlement(Event event, long fence) {
  long number() {
    return event.number();
  }

  PartyId party() {
    return event.party();
  }

  String key() {
    return key(number(), party().value());
  }

  static String key(long number, String party) {
    return number + "/" + party;
  }
}

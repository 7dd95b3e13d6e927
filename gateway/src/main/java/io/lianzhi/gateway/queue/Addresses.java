package io.lianzhi.gateway.queue;

import io.lianzhi.contracts.PartyId;
import java.util.List;

/** One party's addresses at the broker; each is a durable queue of the same name. */
record Addresses(PartyId party) {
  /** Where the party writes its letters. */
  String in() {
    return party + ".in";
  }

  /** Where the party reads letters to it. */
  String out() {
    return party + ".out";
  }

  /** Where the party reads what became of its letters. */
  String receipts() {
    return party + ".receipts";
  }

  /** What the party could not read, however often it was given it. */
  String dead() {
    return party + ".dead";
  }

  /** What the hub itself stumbles over each time: for its operators alone. */
  String stuck() {
    return party + ".stuck";
  }

  List<String> all() {
    return List.of(in(), out(), receipts(), dead(), stuck());
  }

  boolean mayWrite(String address) {
    return address.equals(in());
  }

  boolean mayRead(String address) {
    return address.equals(out()) || address.equals(receipts()) || address.equals(dead());
  }

  /** Whether the hub may answer a message there: what a party asks for may be another's. */
  boolean mayBeAnsweredAt(String address) {
    return address.equals(out()) || address.equals(receipts());
  }
}

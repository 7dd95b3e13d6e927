package io.lianzhi.gateway.evidence;

/** What parties are called, for people. */
@FunctionalInterface
public interface PartyNames {
  /** Its names in Chinese and English, and its id; the id alone of one that is not at the table. */
  String shown(String id);
}

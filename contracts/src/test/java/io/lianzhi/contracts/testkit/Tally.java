package io.lianzhi.contracts.testkit;

import java.util.HashMap;
import java.util.Map;

/** Counts what arrives at a simulator; it keeps no letter, since a benchmark sends a million. */
public final class Tally {
  private final Fingerprints deliveries = new Fingerprints();
  private final Fingerprints letters = new Fingerprints();
  private final Fingerprints twice = new Fingerprints();
  private final Map<String, Integer> latest = new HashMap<>();
  private long arrived;
  private long overtaken;
  private long bytes;

  /**
   * A letter as it is known by: {@code sender} and {@code id} together, and its place among the
   * versions of its matter.
   */
  public record Name(String sender, String id, String matter, int version) {
    private String key() {
      return sender + "/" + id;
    }

    private String source() {
      return sender + "/" + matter;
    }
  }

  /**
   * Counts a delivery.
   *
   * @param delivery the hub's id
   * @param length of the message, in bytes
   * @return whether this delivery had come before
   */
  public synchronized boolean add(String delivery, Name letter, int length) {
    arrived++;
    bytes += length;
    switch (letters.put(letter.key(), delivery)) {
      case NEW -> order(letter);
      case SAME -> {}
      case OTHER -> twice.put(letter.key(), "");
    }
    return deliveries.put(delivery, "") != Fingerprints.Put.NEW;
  }

  private void order(Name letter) {
    if (letter.version() < latest.getOrDefault(letter.source(), 1)) {
      overtaken++;
    } else if (letter.version() > 1) {
      latest.put(letter.source(), letter.version());
    }
  }

  public synchronized Counts counts() {
    return new Counts(arrived, deliveries.size(), letters.size(), twice.size(), overtaken, bytes);
  }
}

package io.lianzhi.adapter.lishui.simulator;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue of how Lishui's server can behave. */
enum Behaviour {
  WELL("well"),
  /** Says what it makes of a file after one second. */
  SLOW("slow"),
  /** Takes files, and says nothing of them for now. */
  RESERVED("no-result"),
  /** Takes no row, and says so. */
  REFUSING("refuse"),
  /** Takes no row, and breaks off in the middle of saying so. */
  HALF_RESULT("half-result"),
  /** Takes the connection and never speaks. */
  SILENT("silent"),
  /** Speaks, and not SSH. */
  GARBAGE("garbage"),
  /** Lets nobody open a file. */
  BROKEN("500"),
  /** Opens a file and never says so. */
  HUNG("hung"),
  /** The connection breaks in the middle of a file. */
  HALF("half"),
  /** The connection breaks once everything is in place, before that is confirmed. */
  LOST("lost"),
  /** Shows a host key that nobody has pinned. */
  STRANGER("other-host-key"),
  /** Does not know the hub's key. */
  UNAUTHORISED("key-unknown");

  private final String word;

  Behaviour(String word) {
    this.word = word;
  }

  /** The name by which it is asked for. */
  String word() {
    return word;
  }

  /** The behaviour of that name; {@code normal} is what other stand-ins call {@code well}. */
  static Behaviour of(String word) {
    return Stream.of(values())
        .filter(behaviour -> behaviour.word.equals(word.equals("normal") ? WELL.word : word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("behaviours: " + words()));
  }

  private static List<String> words() {
    return Stream.of(values()).map(behaviour -> behaviour.word).toList();
  }
}

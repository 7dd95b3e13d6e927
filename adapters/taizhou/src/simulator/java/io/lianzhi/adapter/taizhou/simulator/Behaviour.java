package io.lianzhi.adapter.taizhou.simulator;

import java.util.Arrays;
import java.util.List;

/** The catalogue of how Taizhou's bus can behave. */
enum Behaviour {
  WELL("well"),
  /** Takes two seconds over each letter that it reads. */
  SLOW("slow"),
  /** Reads nothing. */
  DEAF("deaf"),
  /** Reads letters and breaks off before it acknowledges: it gets them again. */
  NO_ACKNOWLEDGEMENT("no-ack"),
  /** Sends each event twice. */
  DUPLICATE("duplicate"),
  /** Keeps each second event back until the next one is sent. */
  OUT_OF_ORDER("out-of-order"),
  /** Sends bytes that are no event before each event. */
  POISON("poison"),
  /** Sends a map, which is AMQP and no event, before each event. */
  OTHER_MESSAGE("other-message"),
  /** Sends an event of a later form before each event. */
  UNKNOWN_VERSION("unknown-version"),
  /** Sends an event longer than any letter before each event. */
  HUGE("huge"),
  /** Asks to be answered at another party's address. */
  FOREIGN_REPLY_TO("foreign-reply-to"),
  /** Writes to another party's address before each event. */
  INTRUDER("intruder"),
  /** Weighs in tonnes under a name of kilograms. */
  WRONG_UNIT("wrong-unit"),
  /** Gives the plate's colour as the byte that a hexadecimal 93 is. */
  WRONG_CODE("wrong-code"),
  /** Answers no question. */
  MUTE("mute"),
  /** Answers each question twice. */
  ANSWERS_TWICE("answers-twice"),
  /** Its connection breaks after each event. */
  RECONNECTING("reconnecting");

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
    String known = word.equals("normal") ? WELL.word : word;
    return Arrays.stream(values())
        .filter(behaviour -> behaviour.word.equals(known))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("behaviours: " + words()));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Behaviour::word).toList();
  }
}

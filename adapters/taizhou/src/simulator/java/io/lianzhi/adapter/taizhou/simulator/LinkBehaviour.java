package io.lianzhi.adapter.taizhou.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The catalogue of how Taizhou's positioning platform can behave on its link. */
enum LinkBehaviour {
  WELL("link-well"),
  /** Logs in with another password. */
  WRONG_PASSWORD("link-wrong-password"),
  /** Logs in as a user whom nobody registered. */
  WRONG_USER("link-wrong-user"),
  /** Logs in with another access code. */
  WRONG_CENTRE("link-wrong-centre"),
  /** Wants to be called back somewhere else. */
  WRONG_ADDRESS("link-wrong-address"),
  /** Says of the hub's code that it is not the one of its login, once. */
  WRONG_CODE("link-wrong-code"),
  /** Sends no heartbeat. */
  SILENT("link-silent"),
  /** Sends each frame in pieces of seven bytes. */
  PIECES("link-pieces"),
  /** Sends a notice and each frame in one packet. */
  TOGETHER("link-together"),
  /** Sends each frame with a wrong checksum, and then right. */
  WRONG_CHECKSUM("link-wrong-checksum"),
  /** Sends each frame without its escapes, and then right. */
  UNESCAPED("link-unescaped"),
  /** Begins a frame that has no end before each frame. */
  ENDLESS("link-endless"),
  /** Sends each frame with a wrong length, and then right. */
  WRONG_LENGTH("link-wrong-length"),
  /** Logs in a hundred times, with another password each. */
  LOGIN_FLOOD("link-login-flood"),
  /** Sends what it has to tell before it logs in. */
  BEFORE_LOGIN("link-before-login"),
  /** Sends each frame three times. */
  DUPLICATE("link-duplicate"),
  /** Tells the latest position first: whoever makes it tell sees to that. */
  OUT_OF_ORDER("link-out-of-order"),
  /** Encrypts each frame. */
  ENCRYPTED("link-encrypted"),
  /** Breaks the connection after each frame, and comes again. */
  RESETS("link-resets"),
  /** Does not listen for the link back. */
  BACK_REFUSED("link-back-refused"),
  /** Its terminals' clocks are eight hours ahead: whoever makes it tell sees to that, too. */
  SKEWED_CLOCK("link-skewed-clock");

  private final String word;

  LinkBehaviour(String word) {
    this.word = word;
  }

  /** The name by which it is asked for. */
  String word() {
    return word;
  }

  /** The behaviour of that name; empty where it is none of the link's. */
  static Optional<LinkBehaviour> find(String word) {
    return Arrays.stream(values()).filter(behaviour -> behaviour.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(LinkBehaviour::word).toList();
  }
}

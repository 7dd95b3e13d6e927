package io.lianzhi.adapter.hangzhou.simulator;

import java.util.List;
import java.util.stream.Stream;

/** How Hangzhou's platform can behave. */
enum Behaviour {
  WELL("well"),
  /** Answers after two seconds. */
  SLOW("slow"),
  /** Takes the request and never answers. */
  SILENT("silent"),
  /** 429 with {@code Retry-After: 2}. */
  BUSY("429"),
  BROKEN("500"),
  UNAVAILABLE("503"),
  /** Takes no token, however fresh. */
  UNAUTHORISED("401"),
  /** Ends all tokens that it gave out, and goes on well. */
  FORGETFUL("forget-tokens"),
  /** 200 with bytes that are no JSON. */
  GARBAGE("garbage"),
  /** Reads each letter and takes none. */
  REFUSING("refuse"),
  /** Sends each web-hook twice. */
  DUPLICATE("duplicate"),
  /** Sends no web-hooks: events stand in the outbox only. */
  MUTE("mute");

  private final String word;

  Behaviour(String word) {
    this.word = word;
  }

  static Behaviour of(String word) {
    return Stream.of(values())
        .filter(behaviour -> behaviour.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("behaviours: " + words()));
  }

  private static List<String> words() {
    return Stream.of(values()).map(behaviour -> behaviour.word).toList();
  }
}

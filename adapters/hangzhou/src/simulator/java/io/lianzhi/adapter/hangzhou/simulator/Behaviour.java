package io.lianzhi.adapter.hangzhou.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of how Hangzhou's platform can behave. */
enum Behaviour {
  WELL("well"),
  /** Answers after two seconds. */
  SLOW("slow"),
  /** Takes the request and never answers. */
  SILENT("silent"),
  /** Takes it, and the connection breaks before the answer. */
  LOST("lost"),
  /** Takes it, and the connection breaks in the middle of the answer. */
  HALF("half"),
  /** Answers blank after blank, without end. */
  DRIP("drip"),
  /** 429 with {@code Retry-After: 2}. */
  BUSY("429"),
  BROKEN("500"),
  UNAVAILABLE("503"),
  /** Takes no token, however fresh. */
  UNAUTHORISED("401"),
  /** Ends all tokens that it gave out, and goes on well. */
  FORGETFUL("forget-tokens"),
  /** Ends all tokens that it gave out, and gives out none: 429 with {@code Retry-After: 2}. */
  TOKENS_BUSY("token-429"),
  /** Ends all tokens that it gave out, and gives out such as no header can carry. */
  TOKENS_GARBAGE("token-garbage"),
  /** 200 with bytes that are no JSON. */
  GARBAGE("garbage"),
  /** 404 with a page that a proxy made. */
  MISPLACED("404"),
  /** Reads each letter and takes none. */
  REFUSING("refuse"),
  /** Refuses each letter by a code that its contract does not name. */
  WRONG_CODE("wrong-code"),
  /** Answers questions with a vehicle type that is in no table. */
  WRONG_TYPE("wrong-type"),
  /** Answers questions about another vehicle. */
  OTHER_VEHICLE("other-vehicle"),
  /** Shows a certificate that has run out: needs {@code expired.pem} in its folder. */
  EXPIRED_CERTIFICATE("expired-certificate"),
  /** Stamps its web-hooks by a clock that is two minutes fast. */
  CLOCK_FAST("clock-skewed", Duration.ofMinutes(2)),
  /** Stamps its web-hooks by a clock that is two minutes slow. */
  CLOCK_SLOW("clock-slow", Duration.ofMinutes(-2)),
  /** Stamps its web-hooks by a clock that is ten minutes slow: nobody should believe them. */
  CLOCK_WRONG("clock-wrong", Duration.ofMinutes(-10)),
  /** Sends each web-hook twice. */
  DUPLICATE("duplicate"),
  /** Keeps each second web-hook back until the next one is sent. */
  OUT_OF_ORDER("out-of-order"),
  /** Sends no web-hooks: events stand in the outbox only. */
  MUTE("mute");

  private final String word;
  private final Duration ahead;

  Behaviour(String word) {
    this(word, Duration.ZERO);
  }

  Behaviour(String word, Duration ahead) {
    this.word = word;
    this.ahead = ahead;
  }

  /** The name by which it is asked for. */
  String word() {
    return word;
  }

  /** How far its clock is ahead. */
  Duration ahead() {
    return ahead;
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

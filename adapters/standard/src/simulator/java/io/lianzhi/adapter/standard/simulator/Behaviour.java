package io.lianzhi.adapter.standard.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** The catalogue of how a standard party's system can behave. */
enum Behaviour {
  /** Takes what is good. */
  NORMAL("normal"),
  /** Takes it, and answers two seconds later. */
  SLOW("slow"),
  /** Reads the request, and never answers. */
  SILENT("silent"),
  /** Answers blank after blank, without end. */
  DRIP("drip"),
  /** Takes it, and the connection breaks before the answer. */
  LOST("lost"),
  /** Takes it, and the connection breaks in the middle of the answer. */
  HALF("half"),
  /** Tears the connection down. */
  RESET("reset"),
  /** HTTP 500. */
  SERVER_ERROR("500"),
  /** HTTP 503. */
  UNAVAILABLE("503"),
  /** HTTP 429 with Retry-After: 1. */
  TOO_MANY("429"),
  /** HTTP 401, as to a caller it does not know. */
  UNAUTHORISED("401"),
  /** HTTP 422: has read it and does not take it. */
  DECLINE("decline"),
  /** HTTP 422 with a code that the API does not name. */
  WRONG_CODE("wrong-code"),
  /** HTTP 200 with bytes that are no JSON. */
  GARBAGE("garbage"),
  /** Answers questions with a vehicle type that is in no table. */
  WRONG_TYPE("wrong-type"),
  /** Answers questions about another vehicle. */
  OTHER_VEHICLE("other-vehicle"),
  /** Shows a certificate that has run out: needs {@code expired.pem} in its folder. */
  EXPIRED_CERTIFICATE("expired-certificate"),
  /** Its clock is two minutes fast: its signatures are in the hub's future. */
  CLOCK_FAST("clock-skewed", Duration.ofMinutes(2)),
  /** Its clock is two minutes slow: the hub's signatures are in its future. */
  CLOCK_SLOW("clock-slow", Duration.ofMinutes(-2)),
  /** Its clock is an hour slow: it believes no signature, and its own are not believed. */
  CLOCK_WRONG("clock-wrong", Duration.ofHours(-1)),
  /** Sends each of its own letters twice. */
  DUPLICATE("duplicate"),
  /** Keeps each second letter of its own back until the next one is sent. */
  OUT_OF_ORDER("out-of-order");

  private final String text;
  private final Duration ahead;

  Behaviour(String text) {
    this(text, Duration.ZERO);
  }

  Behaviour(String text, Duration ahead) {
    this.text = text;
    this.ahead = ahead;
  }

  /** The name by which it is asked for. */
  String text() {
    return text;
  }

  /** How far its clock is ahead. */
  Duration ahead() {
    return ahead;
  }

  /**
   * The behaviour of that name.
   *
   * @throws IllegalArgumentException for a name that is not in the catalogue
   */
  static Behaviour of(String name) {
    return Stream.of(values())
        .filter(behaviour -> behaviour.text.equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "not one of " + Stream.of(values()).map(each -> each.text).toList()));
  }
}

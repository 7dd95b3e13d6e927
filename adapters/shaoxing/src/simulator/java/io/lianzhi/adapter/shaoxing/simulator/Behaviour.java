package io.lianzhi.adapter.shaoxing.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** The catalogue of how Shaoxing's system can behave. */
enum Behaviour {
  NORMAL("normal"),
  /** Takes it, and answers two seconds later. */
  SLOW("slow"),
  /** Reads the request, and never answers. */
  SILENT("silent"),
  /** Takes it, and the connection breaks before the answer. */
  LOST("lost"),
  /** Takes it, and the connection breaks in the middle of the answer. */
  HALF("half"),
  /** HTTP 500 without a SOAP body. */
  SERVER_ERROR("500"),
  /** HTTP 429 of a proxy before it, without a SOAP body. */
  TOO_MANY("429"),
  /** HTTP 500 with a SOAP fault that blames the server. */
  FAULT("fault"),
  /** HTTP 500 with a SOAP fault that has no code. */
  FAULT_WITHOUT_CODE("fault-without-code"),
  /** HTTP 200 with a SOAP body that lacks what the contract says is in it. */
  EMPTY("empty"),
  /** HTTP 200 with code 21 inside. */
  DECLINE("decline"),
  /** HTTP 200 with code 10 inside. */
  BUSY("busy"),
  /** HTTP 200 with a code inside that is in no table. */
  WRONG_CODE("wrong-code"),
  /** Answers questions with a vehicle type that is in no table. */
  WRONG_TYPE("wrong-type"),
  /** Answers questions about another vehicle. */
  OTHER_VEHICLE("other-vehicle"),
  /** HTTP 200 with bytes that are no SOAP. */
  GARBAGE("garbage"),
  /** Shows a certificate that has run out: needs {@code expired.pem} in its folder. */
  EXPIRED_CERTIFICATE("expired-certificate"),
  /** Its clock is two minutes fast, in what it sends and in what it checks. */
  CLOCK_FAST("clock-skewed", Duration.ofMinutes(2)),
  /** Its clock is two minutes slow, in what it sends and in what it checks. */
  CLOCK_SLOW("clock-slow", Duration.ofMinutes(-2)),
  /** Sends each of its own letters twice. */
  DUPLICATE("duplicate"),
  /** Keeps each second letter of its own back until the next one is sent. */
  OUT_OF_ORDER("out-of-order"),
  /** Sends its own letters without signature. */
  UNSIGNED("unsigned");

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

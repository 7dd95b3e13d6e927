package io.lianzhi.adapter.shaoxing.simulator;

import java.util.Locale;
import java.util.stream.Stream;

/** The catalogue of how Shaoxing's system can behave. */
enum Behaviour {
  NORMAL("normal"),
  /** Takes it, and answers two seconds later. */
  SLOW("slow"),
  /** Reads the request, and never answers. */
  SILENT("silent"),
  /** HTTP 500 without a SOAP body. */
  SERVER_ERROR("500"),
  /** HTTP 500 with a SOAP fault that blames the server. */
  FAULT("fault"),
  /** HTTP 200 with code 21 inside. */
  DECLINE("decline"),
  /** HTTP 200 with code 10 inside. */
  BUSY("busy"),
  /** HTTP 200 with bytes that are no SOAP. */
  GARBAGE("garbage"),
  /** Its clock is two minutes fast: what it sends is stamped so. */
  CLOCK_SKEWED("clock-skewed"),
  /** Sends each of its own letters twice. */
  DUPLICATE("duplicate"),
  /** Sends its own letters without signature. */
  UNSIGNED("unsigned");

  private final String text;

  Behaviour(String text) {
    this.text = text;
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

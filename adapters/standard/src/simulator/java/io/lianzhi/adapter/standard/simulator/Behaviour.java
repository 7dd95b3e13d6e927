package io.lianzhi.adapter.standard.simulator;

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
  /** Takes it, and the connection breaks before the answer. */
  LOST("lost"),
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
  /** HTTP 200 with bytes that are no JSON. */
  GARBAGE("garbage"),
  /** Sends each of its own letters twice. */
  DUPLICATE("duplicate");

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

package io.lianzhi.contracts.http;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Retry-After (RFC 9110 10.2.3): seconds or a date; at most an hour is believed. */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** When to come back, where the answer says so. */
  public static Optional<Instant> of(HttpResponse<?> response, Instant now) {
    return of(response.headers().firstValue("Retry-After"), now);
  }

  /** The same of the header's value. */
  public static Optional<Instant> of(Optional<String> header, Instant now) {
    Instant latest = now.plus(LONGEST);
    return header
        .map(String::strip)
        .flatMap(text -> seconds(text, now).or(() -> date(text)))
        .map(when -> when.isAfter(latest) ? latest : when);
  }

  private static Optional<Instant> seconds(String text, Instant now) {
    return text.matches("\\d{1,9}")
        ? Optional.of(now.plusSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}

package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;

/** Their times: {@code 2021-11-19 10:30:00}, Beijing local time without offset. */
final class BeijingTime {
  static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private BeijingTime() {}

  static String write(Instant at) {
    return FORM.format(at.atOffset(BEIJING));
  }

  /**
   * Reads a time.
   *
   * @throws InvalidValue {@code SCHEMA}
   */
  static Instant read(String text) {
    try {
      return LocalDateTime.parse(text, FORM).toInstant(BEIJING);
    } catch (DateTimeException broken) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "not a local time", "Beijing time as 2021-11-19 10:30:00");
    }
  }
}

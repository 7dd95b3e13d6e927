package io.lianzhi.adapter.taizhou;

import static io.lianzhi.adapter.taizhou.Members.member;

import java.util.Map;

/** Objects that stand within an event's data. */
final class Parts {
  static final Members PLATE =
      Members.of(member("plate_no", "text"), member("plate_color", "colour", Shape.COLOUR));

  static final Members LIMIT = Members.of(member("limit_kg", "kg"), member("basis", "rule"));

  static final Members OUTLINE =
      Members.of(
          member("length", "lengthMm"), member("width", "widthMm"), member("height", "heightMm"));

  static final Members LAW =
      Members.of(
          member("title", "title"),
          member("edition", "versionDate", Shape.DAY),
          member("article", "article"));

  static final Members DECISION =
      Members.of(
          member("no", "number"),
          member("made_on", "decidedOn", Shape.DAY),
          member("fine_yuan", "fineYuan"),
          member("law", "basis", LAW));

  /** A vehicle, a person by token, or a company: each by members of its own. */
  static final Members SUBJECT =
      Members.of(
          member("vehicle", "plate", PLATE),
          member("person_token", "token"),
          member("masked_name", "maskedName"),
          member("uscc", "creditCode"),
          member("company", "name"));

  static final Shape SUBJECT_KIND =
      Shape.codes(
          Map.of(
              "V", "VEHICLE",
              "D", "DRIVER",
              "E", "ENTERPRISE",
              "S", "SOURCE_UNIT",
              "W", "WORKSHOP"));

  /** WGS-84, in millionths of a degree. */
  static final Members PLACE =
      Members.of(
          member("lon_e6", "longitudeMicrodegrees"), member("lat_e6", "latitudeMicrodegrees"));

  static final Shape WATCH_ACTION =
      Shape.codes(Map.of("N", "NOTIFY", "I", "INTERCEPT", "V", "VERIFY"));

  static final Shape RISK = Shape.codes(Map.of("1", "LOW", "2", "MEDIUM", "3", "HIGH"));

  static final Shape SEEN_BY = Shape.codes(Map.of("S", "STATION", "P", "POSITIONING"));

  /** WARN_SRC of JT/T 809. */
  static final Shape ALARM_SOURCE =
      Shape.codes(
          Map.of(
              "1", "VEHICLE_TERMINAL",
              "2", "ENTERPRISE_PLATFORM",
              "3", "GOVERNMENT_PLATFORM",
              "9", "OTHER"));

  private Parts() {}
}

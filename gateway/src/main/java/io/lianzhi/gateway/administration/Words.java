package io.lianzhi.gateway.administration;

/** The same in the two languages that people are answered in; no personal data, no secret. */
public record Words(String chinese, String english) {
  static final Words NONE = new Words("", "");
}

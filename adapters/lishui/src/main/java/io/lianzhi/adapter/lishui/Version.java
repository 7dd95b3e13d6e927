package io.lianzhi.adapter.lishui;

/**
 * Of a file: 1 is the first, and correction {@code R01} the second, which replaces it as a whole.
 */
record Version(int number) {
  static final Version FIRST = new Version(1);

  static Version ofCorrection(int correction) {
    return new Version(correction + 1);
  }

  boolean isCorrection() {
    return number > 1;
  }
}

package io.lianzhi.adapter.lishui;

/**
 * One record as it stands in a file.
 *
 * @param bytes cut short where the record is too long, so that its reader sees that it is
 * @param line on which it begins, from 1
 * @param after where the rest of the file begins
 */
record Piece(byte[] bytes, long line, Place after) {
  /**
   * A place between two records.
   *
   * @param offset in bytes
   * @param line that begins there, from 1
   */
  record Place(long offset, long line) {
    static final Place START = new Place(0, 1);
  }
}

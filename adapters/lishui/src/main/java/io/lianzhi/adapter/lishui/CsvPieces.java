package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Records of CSV. No byte of a GB 18030 character is a quote, a comma or a line end, so that bytes
 * can be counted without decoding. What is no record (a quote that nobody closes, a quote inside a
 * field, no end within {@link ByteWindow#MOST}) is one record as far as its line goes: the next one
 * begins on the next line. Empty lines are none.
 */
final class CsvPieces implements Pieces {
  private static final int BROKEN = -1;

  private final ByteWindow window;
  private long line;
  private int lines;

  CsvPieces(InputStream in, Piece.Place place) {
    this.window = new ByteWindow(in, place.offset());
    this.line = place.line();
  }

  @Override
  public Optional<Piece> next() throws IOException {
    skipEmptyLines();
    if (window.at(0) == ByteWindow.NONE) {
      return Optional.empty();
    }
    long first = line;
    lines = 0;
    int length = record();
    byte[] bytes = length == BROKEN ? brokenLine() : taken(length);
    return Optional.of(new Piece(bytes, first, new Piece.Place(window.offset(), line)));
  }

  private byte[] taken(int length) {
    byte[] bytes = window.peek(length);
    window.skip(length);
    line += lines;
    return bytes;
  }

  private void skipEmptyLines() throws IOException {
    int end = lineEnd(0);
    while (end > 0) {
      window.skip(end);
      line++;
      end = lineEnd(0);
    }
  }

  /** How long the line end that stands there is; 0 where none does. */
  private int lineEnd(int at) throws IOException {
    int c = window.at(at);
    if (c == '\r') {
      return window.at(at + 1) == '\n' ? 2 : 0;
    }
    return c == '\n' ? 1 : 0;
  }

  /** How long the record is with its line end, or {@link #BROKEN}. */
  private int record() throws IOException {
    int at = 0;
    while (at != BROKEN && at < ByteWindow.MOST) {
      at = window.at(at) == '"' ? quoted(at + 1) : plain(at);
      if (at == BROKEN || window.at(at) == ByteWindow.NONE) {
        return at;
      }
      int end = lineEnd(at);
      if (end > 0) {
        lines++;
        return at + end;
      }
      at = window.at(at) == ',' ? at + 1 : BROKEN;
    }
    return BROKEN;
  }

  /** Where the field ends that begins there. */
  private int plain(int from) throws IOException {
    int at = from;
    int c = window.at(at);
    while (c != ',' && c != '\n' && c != '\r' && c != ByteWindow.NONE) {
      if (c == '"' || at >= ByteWindow.MOST) {
        return BROKEN;
      }
      c = window.at(++at);
    }
    return at;
  }

  /** Behind the quote that closes the field. */
  private int quoted(int from) throws IOException {
    int at = from;
    while (at < ByteWindow.MOST) {
      switch (window.at(at)) {
        case ByteWindow.NONE -> {
          return BROKEN;
        }
        case '"' -> {
          if (window.at(at + 1) != '"') {
            return at + 1;
          }
          at += 2;
        }
        case '\n' -> {
          lines++;
          at++;
        }
        default -> at++;
      }
    }
    return BROKEN;
  }

  private byte[] brokenLine() throws IOException {
    int end = 0;
    while (end < ByteWindow.MOST && !isEnd(window.at(end))) {
      end++;
    }
    boolean whole = end < ByteWindow.MOST;
    byte[] bytes = window.peek(end);
    window.skip(end);
    if (!whole) {
      while (!isEnd(window.at(0))) {
        window.skip(1);
      }
    }
    if (window.at(0) == '\n') {
      window.skip(1);
    }
    line++;
    return bytes;
  }

  private static boolean isEnd(int c) {
    return c == '\n' || c == ByteWindow.NONE;
  }
}

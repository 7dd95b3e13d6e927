package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Records of XML: {@code <wj>}, then {@code <jl>…</jl>} with blanks between, then {@code </wj>}. No
 * byte of a GB 18030 character is {@code <} or {@code >}, and what could hide one (comments, CDATA,
 * entities) has no place in the form and is refused with its record.
 */
final class XmlPieces implements Pieces {
  private static final byte[] DECLARATION = ascii("<?xml version=\"1.0\" encoding=\"GB18030\"?>");
  private static final byte[] ROOT = ascii("<wj>");
  private static final byte[] END = ascii("</wj>");
  private static final byte[] RECORD = ascii("<jl>");
  private static final byte[] RECORD_END = ascii("</jl>");

  private final ByteWindow window;
  private long line;
  private boolean ended;

  XmlPieces(InputStream in, Piece.Place place) throws IOException {
    this.window = new ByteWindow(in, place.offset());
    this.line = place.line();
    if (place.offset() == 0) {
      open();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void open() throws IOException {
    pass(DECLARATION);
    skipBlanks();
    pass(ROOT);
  }

  private void pass(byte[] word) throws IOException {
    if (!window.startsWith(word)) {
      throw new FileFaultException(FileFault.STRUCTURE);
    }
    window.skip(word.length);
  }

  private void skipBlanks() throws IOException {
    int c = window.at(0);
    while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      line += c == '\n' ? 1 : 0;
      window.skip(1);
      c = window.at(0);
    }
  }

  @Override
  public Optional<Piece> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    skipBlanks();
    if (window.startsWith(END)) {
      close();
      return Optional.empty();
    }
    return Optional.of(record());
  }

  private void close() throws IOException {
    pass(END);
    skipBlanks();
    if (window.at(0) != ByteWindow.NONE) {
      throw new FileFaultException(FileFault.STRUCTURE);
    }
    ended = true;
  }

  private Piece record() throws IOException {
    if (!window.startsWith(RECORD)) {
      throw new FileFaultException(FileFault.STRUCTURE);
    }
    long first = line;
    int length = length();
    byte[] bytes = window.peek(length);
    for (byte c : bytes) {
      line += c == '\n' ? 1 : 0;
    }
    window.skip(length);
    return new Piece(bytes, first, new Piece.Place(window.offset(), line));
  }

  private int length() throws IOException {
    int matched = 0;
    for (int at = RECORD.length; at < ByteWindow.MOST; at++) {
      int c = window.at(at);
      if (c == RECORD_END[matched]) {
        matched++;
      } else {
        matched = c == RECORD_END[0] ? 1 : 0;
      }
      if (matched == RECORD_END.length) {
        return at + 1;
      }
      if (c == ByteWindow.NONE) {
        throw new FileFaultException(FileFault.STRUCTURE);
      }
    }
    throw new FileFaultException(FileFault.STRUCTURE);
  }
}

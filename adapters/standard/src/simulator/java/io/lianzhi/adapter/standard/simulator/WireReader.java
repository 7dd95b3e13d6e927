package io.lianzhi.adapter.standard.simulator;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads HTTP/1.1 messages off one connection: enough of RFC 9112 for the hub and for us, and lean,
 * since in a benchmark it shares the machine with what is measured.
 */
final class WireReader {
  private static final int LARGEST_HEAD = 64 << 10;
  private static final int LARGEST_BODY = 8 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[8 << 10];
  private int position;
  private int filled;

  WireReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next message; empty where the peer closed between two messages.
   *
   * @throws IOException where the connection breaks, or carries no HTTP/1.1
   */
  Optional<WireMessage> next() throws IOException {
    int end = endOfHead();
    if (end < 0) {
      return Optional.empty();
    }
    String head = new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
    position = end + 4;
    int firstEnd = head.indexOf("\r\n");
    String start = firstEnd < 0 ? head : head.substring(0, firstEnd);
    Map<String, String> headers = headers(head, firstEnd < 0 ? head.length() : firstEnd + 2);
    return Optional.of(new WireMessage(start, headers, body(start, headers)));
  }

  private int endOfHead() throws IOException {
    int from = position;
    while (true) {
      for (int i = from; i <= filled - 4; i++) {
        if (buffer[i] == '\r'
            && buffer[i + 1] == '\n'
            && buffer[i + 2] == '\r'
            && buffer[i + 3] == '\n') {
          return i;
        }
      }
      if (filled - position > LARGEST_HEAD) {
        throw new IOException("a head without end");
      }
      int searched = Math.max(0, filled - position - 3);
      if (!fill()) {
        if (filled > position) {
          throw new EOFException("closed within a head");
        }
        return -1;
      }
      from = position + searched;
    }
  }

  private static Map<String, String> headers(String head, int from) {
    Map<String, String> headers = new HashMap<>();
    int at = from;
    while (at < head.length()) {
      int end = head.indexOf("\r\n", at);
      int stop = end < 0 ? head.length() : end;
      int colon = head.indexOf(':', at);
      if (colon > at && colon < stop) {
        headers.merge(
            head.substring(at, colon).toLowerCase(Locale.ROOT),
            head.substring(colon + 1, stop).strip(),
            (first, second) -> first + ", " + second);
      }
      at = stop + 2;
    }
    return headers;
  }

  private byte[] body(String start, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return chunks();
    }
    String length = headers.get("content-length");
    if (length != null) {
      return exactly(number(length, 10));
    }
    boolean bodiless = !start.startsWith("HTTP/") || start.startsWith("204", 9);
    return bodiless ? new byte[0] : rest();
  }

  private byte[] chunks() throws IOException {
    byte[] body = new byte[0];
    while (true) {
      String size = line();
      int semicolon = size.indexOf(';');
      int length = number(semicolon < 0 ? size : size.substring(0, semicolon), 16);
      if (length == 0) {
        skipTrailers();
        return body;
      }
      byte[] chunk = exactly(length);
      int before = body.length;
      body = Arrays.copyOf(body, number(Integer.toString(before + length), 10));
      System.arraycopy(chunk, 0, body, before, length);
      line();
    }
  }

  private void skipTrailers() throws IOException {
    String line = line();
    while (!line.isEmpty()) {
      line = line();
    }
  }

  private static int number(String text, int radix) throws IOException {
    try {
      int number = Integer.parseInt(text.strip(), radix);
      if (number >= 0 && number <= LARGEST_BODY) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IOException("not a length", e);
    }
    throw new IOException("a body out of range");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (position == filled && !fill()) {
        throw new EOFException("closed within a body");
      }
      char c = (char) (buffer[position++] & 0xff);
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append(c);
      }
      if (line.length() > 1024) {
        throw new IOException("a line without end");
      }
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] body = new byte[length];
    int copied = Math.min(length, filled - position);
    System.arraycopy(buffer, position, body, 0, copied);
    position += copied;
    while (copied < length) {
      int read = in.read(body, copied, length - copied);
      if (read < 0) {
        throw new EOFException("closed within a body");
      }
      copied += read;
    }
    return body;
  }

  private byte[] rest() throws IOException {
    byte[] held = Arrays.copyOfRange(buffer, position, filled);
    position = filled;
    byte[] more = in.readNBytes(LARGEST_BODY);
    byte[] body = Arrays.copyOf(held, held.length + more.length);
    System.arraycopy(more, 0, body, held.length, more.length);
    return body;
  }

  private boolean fill() throws IOException {
    if (position == filled) {
      position = 0;
      filled = 0;
    } else if (filled == buffer.length) {
      makeRoom();
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      return false;
    }
    filled += read;
    return true;
  }

  private void makeRoom() {
    int held = filled - position;
    byte[] target = held > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
    System.arraycopy(buffer, position, target, 0, held);
    buffer = target;
    position = 0;
    filled = held;
  }
}

package io.lianzhi.adapter.standard.simulator;

import java.util.Map;
import java.util.Optional;

/**
 * An HTTP/1.1 message as it stood on the wire.
 *
 * @param start the request or status line
 * @param headers names in lower case; of a repeated name, the values joined by a comma
 */
record WireMessage(String start, Map<String, String> headers, byte[] body) {
  /** The status of a response. */
  int status() {
    return Integer.parseInt(start.substring(9, 12));
  }

  String method() {
    return start.substring(0, start.indexOf(' '));
  }

  /** Path and query of a request. */
  String target() {
    int from = start.indexOf(' ') + 1;
    return start.substring(from, start.indexOf(' ', from));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  boolean closes() {
    return header("connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  /** Says how long it is, never what it holds. */
  @Override
  public String toString() {
    return "WireMessage[" + body.length + " bytes]";
  }
}

package io.lianzhi.adapter.standard.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Lays out HTTP/1.1 messages in one piece, so that each is one TLS record where it fits. */
final class WireWriter {
  private WireWriter() {}

  static byte[] request(
      String method, String target, String host, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(512);
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nhost: ").append(host);
    head.append("\r\n");
    return message(head, headers, body, !method.equals("GET"));
  }

  static byte[] response(int status, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(160);
    head.append("HTTP/1.1 ").append(status).append(" -\r\n");
    return message(head, headers, body, status != 204);
  }

  private static byte[] message(
      StringBuilder head, Map<String, String> headers, byte[] body, boolean withLength) {
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (withLength) {
      head.append("content-length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] message = new byte[start.length + body.length];
    System.arraycopy(start, 0, message, 0, start.length);
    System.arraycopy(body, 0, message, start.length, body.length);
    return message;
  }
}

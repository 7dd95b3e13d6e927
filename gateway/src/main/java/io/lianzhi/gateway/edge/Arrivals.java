package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as the message that it carries, with all that a signature may cover. */
final class Arrivals {
  private Arrivals() {}

  static RawMessage of(HttpServletRequest request, Line line, byte[] body) {
    String contentType = Optional.ofNullable(request.getContentType()).orElse("");
    return new RawMessage(line.name(), contentType, headers(request), body);
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (Iterator<String> names = request.getHeaderNames().asIterator(); names.hasNext(); ) {
      String name = names.next().toLowerCase(Locale.ROOT);
      headers.computeIfAbsent(name, each -> joined(request, each));
    }
    headers.put(":method", request.getMethod());
    headers.put(":path", request.getRequestURI());
    headers.put(":query", Optional.ofNullable(request.getQueryString()).orElse(""));
    headers.put(":authority", headers.getOrDefault("host", ""));
    headers.put(":client-certificate", KnownCallers.caller(request).certificate());
    return headers;
  }

  /** Several lines of one name count as one, joined by commas (RFC 9110, 5.2). */
  private static String joined(HttpServletRequest request, String name) {
    Iterator<String> values = request.getHeaders(name).asIterator();
    String first = values.next();
    if (!values.hasNext()) {
      return first;
    }
    StringBuilder all = new StringBuilder(first);
    values.forEachRemaining(value -> all.append(", ").append(value));
    return all.toString();
  }
}

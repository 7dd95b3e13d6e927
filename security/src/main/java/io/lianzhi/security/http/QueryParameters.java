package io.lianzhi.security.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Single query parameters as signed components (RFC 9421, 2.2.8). */
final class QueryParameters {
  private QueryParameters() {}

  static String value(String query, Optional<String> name) {
    String wanted =
        name.orElseThrow(() -> new MalformedSignatureException("@query-param needs a name"));
    List<String> values =
        Stream.of(query.substring(1).split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> reencode(pair[0]).equals(wanted))
            .map(pair -> pair.length == 1 ? "" : reencode(pair[1]))
            .toList();
    if (values.size() != 1) {
      throw new MalformedSignatureException("a covered query parameter occurs not exactly once");
    }
    return values.getFirst();
  }

  private static String reencode(String part) {
    try {
      String decoded = URLDecoder.decode(part, StandardCharsets.UTF_8);
      return URLEncoder.encode(decoded, StandardCharsets.UTF_8).replace("+", "%20");
    } catch (IllegalArgumentException e) {
      throw new MalformedSignatureException("a query that cannot be decoded");
    }
  }
}

package io.lianzhi.security.http;

import java.net.URI;
import java.util.Locale;

/**
 * A request as its signature sees it (RFC 9421, 2.2).
 *
 * @param method as sent
 * @param scheme {@code https} or {@code http}
 * @param authority host and, unless it is the scheme's own, port: what the sender called, also
 *     behind a proxy
 * @param path absolute and still encoded; empty means {@code /}
 * @param query still encoded, with its leading question mark; a bare {@code ?} if there is none
 * @param fields the header fields
 */
public record HttpRequest(
    String method, String scheme, String authority, String path, String query, HttpFields fields)
    implements HttpMessage {

  public HttpRequest {
    scheme = scheme.toLowerCase(Locale.ROOT);
    authority = withoutDefaultPort(scheme, authority.toLowerCase(Locale.ROOT));
    path = path.isEmpty() ? "/" : path;
    query = query.startsWith("?") ? query : "?" + query;
  }

  /** A request to an absolute address. */
  public static HttpRequest of(String method, URI target, HttpFields fields) {
    String query = target.getRawQuery() == null ? "" : target.getRawQuery();
    return new HttpRequest(
        method, target.getScheme(), target.getRawAuthority(), target.getRawPath(), query, fields);
  }

  String targetUri() {
    return scheme + "://" + authority + requestTarget();
  }

  String requestTarget() {
    return query.length() == 1 ? path : path + query;
  }

  private static String withoutDefaultPort(String scheme, String authority) {
    String port = scheme.equals("https") ? ":443" : ":80";
    return authority.endsWith(port)
        ? authority.substring(0, authority.length() - port.length())
        : authority;
  }
}

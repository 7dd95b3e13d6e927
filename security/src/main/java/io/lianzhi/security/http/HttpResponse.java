package io.lianzhi.security.http;

/**
 * A response as its signature sees it.
 *
 * @param status 100 to 599
 * @param fields the header fields
 * @param request what it answers, so that the signature can bind the two ({@code ;req})
 */
public record HttpResponse(int status, HttpFields fields, HttpRequest request)
    implements HttpMessage {
  public HttpResponse {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("not an HTTP status: " + status);
    }
  }
}

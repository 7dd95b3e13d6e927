package io.lianzhi.security.http;

/** What of an HTTP message can be signed. */
public sealed interface HttpMessage permits HttpRequest, HttpResponse {
  HttpFields fields();
}

package io.lianzhi.contracts.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** What a party answers over HTTP, for tests that judge it without a socket. */
public record TestResponse(int statusCode, byte[] body) implements HttpResponse<byte[]> {
  private static final URI NOBODY = URI.create("https://party.example");

  @Override
  public HttpRequest request() {
    return HttpRequest.newBuilder(NOBODY).build();
  }

  @Override
  public Optional<HttpResponse<byte[]>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return HttpHeaders.of(Map.of(), (_, _) -> true);
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public URI uri() {
    return NOBODY;
  }

  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.HTTP_1_1;
  }
}

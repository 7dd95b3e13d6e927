package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.SharedSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** Hangzhou's access tokens: OAuth 2.0 client credentials (RFC 6749 4.4), kept by the house. */
final class Tokens {
  private static final String TOKEN = "token";
  private static final String SECRET = "client-secret";

  private final House house;
  private final HangzhouProperties properties;
  private final Http http;

  Tokens(House house, HangzhouProperties properties, Http http) {
    this.house = house;
    this.properties = properties;
    this.http = http;
  }

  /**
   * A token in force.
   *
   * @throws UncheckedIOException where Hangzhou gives none
   */
  String current() {
    return house.secrets().issued(TOKEN, this::ask);
  }

  /** Hangzhou no longer takes this one. */
  void discard(String token) {
    house.secrets().discard(TOKEN, token);
  }

  private SharedSecrets.Issued ask() {
    Instant now = house.clock().instant();
    HttpResponse<byte[]> response = http.send(request());
    if (response.statusCode() != 200) {
      throw unusable("token refused with HTTP " + response.statusCode());
    }
    JsonNode answer =
        Json.find(response.body(), JsonNode.class).orElseThrow(() -> unusable("token unreadable"));
    JsonNode token = answer.path("access_token");
    JsonNode seconds = answer.path("expires_in");
    if (!token.isString() || !seconds.isIntegralNumber()) {
      throw unusable("token unreadable");
    }
    return new SharedSecrets.Issued(token.stringValue(), now.plusSeconds(seconds.asLong(0)));
  }

  private static UncheckedIOException unusable(String why) {
    return new UncheckedIOException(new IOException(why));
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(properties.oauth().tokenUrl())
        .timeout(properties.timeouts().request())
        .header("Authorization", "Basic " + credentials())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
        .build();
  }

  private String credentials() {
    String pair =
        encoded(properties.oauth().clientId()) + ":" + encoded(house.secrets().configured(SECRET));
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.contracts.http.Http;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Hangzhou's access tokens: OAuth 2.0 client credentials (RFC 6749 4.4), kept by the house. */
final class Tokens {
  private static final String TOKEN = "token";
  static final String SECRET = "client-secret";

  /** What a header can carry (RFC 6750 2.1). */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]{1,4096}=*");

  private static final Duration LONGEST_LIFE = Duration.ofDays(1);

  private final House house;
  private final HangzhouProperties properties;
  private final Http http;
  private final Pause pause;

  Tokens(House house, HangzhouProperties properties, Http http) {
    this.house = house;
    this.properties = properties;
    this.http = http;
    this.pause = new Pause("token", house.clock());
  }

  /**
   * A token in force.
   *
   * @throws java.io.UncheckedIOException where Hangzhou gives none
   */
  String current() {
    return house.secrets().issued(TOKEN, this::ask);
  }

  /** Hangzhou no longer takes this one. */
  void discard(String token) {
    house.secrets().discard(TOKEN, token);
  }

  private SharedSecrets.Issued ask() {
    pause.keep();
    Instant now = house.clock().instant();
    return issued(http.send(request()), now);
  }

  /**
   * The token of an answer.
   *
   * @throws io.lianzhi.contracts.http.NotNow where there is none
   */
  SharedSecrets.Issued issued(HttpResponse<byte[]> response, Instant now) {
    if (response.statusCode() != 200) {
      throw pause.refused(response);
    }
    JsonNode answer = Json.find(response.body(), JsonNode.class).orElseThrow(pause::unreadable);
    return new SharedSecrets.Issued(
        token(answer.path("access_token")), now.plus(life(answer.path("expires_in"))));
  }

  private String token(JsonNode token) {
    if (!token.isString() || !FORM.matcher(token.stringValue()).matches()) {
      throw pause.unreadable();
    }
    return token.stringValue();
  }

  /** However long they say that it lives, it is renewed after a day. */
  private Duration life(JsonNode seconds) {
    if (!seconds.isIntegralNumber() || seconds.bigIntegerValue().signum() <= 0) {
      throw pause.unreadable();
    }
    BigInteger longest = BigInteger.valueOf(LONGEST_LIFE.toSeconds());
    return Duration.ofSeconds(seconds.bigIntegerValue().min(longest).longValueExact());
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
        encoded(properties.oauth().clientId()) + ":" + encoded(house.secrets().shared(SECRET));
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

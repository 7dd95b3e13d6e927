package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.Parcel;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Hangzhou's API. A token that it no longer takes is renewed once per call; whatever else it
 * answers is for the caller to judge.
 */
final class HangzhouClient {
  private static final int UNAUTHORISED = 401;
  private static final int PAGE = 100;

  private final HangzhouProperties properties;
  private final Clock clock;
  private final Http http;
  private final Tokens tokens;

  HangzhouClient(House house, HangzhouProperties properties) {
    this.properties = properties;
    this.clock = house.clock();
    this.http = new Http(house.keys().tls(), properties.timeouts().connect());
    this.tokens = new Tokens(house, properties, http);
  }

  /**
   * Posts a parcel under its id as idempotency key, waiting no longer than it is of use.
   *
   * @throws java.io.UncheckedIOException where no answer came
   */
  HttpResponse<byte[]> post(String path, Parcel parcel) {
    return authorised(
        HttpRequest.newBuilder(properties.at(path))
            .timeout(patience(parcel))
            .header("Content-Type", parcel.message().contentType())
            .header("Idempotency-Key", parcel.id())
            .POST(BodyPublishers.ofByteArray(parcel.message().body())));
  }

  private Duration patience(Parcel parcel) {
    Duration usual = properties.timeouts().request();
    return parcel
        .deadline()
        .map(deadline -> Duration.between(clock.instant(), deadline))
        .filter(left -> left.isPositive() && left.compareTo(usual) < 0)
        .orElse(usual);
  }

  /**
   * Reads the outbox after {@code cursor}, unless its page still is the one with {@code etag}.
   *
   * @throws java.io.UncheckedIOException where no answer came
   */
  HttpResponse<byte[]> outbox(String cursor, Optional<String> etag) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(outboxPage(cursor)).timeout(properties.timeouts().request()).GET();
    etag.ifPresent(tag -> request.header("If-None-Match", tag));
    return authorised(request);
  }

  private URI outboxPage(String cursor) {
    String from =
        cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    return properties.at("/v2/outbox?limit=" + PAGE + from);
  }

  private HttpResponse<byte[]> authorised(HttpRequest.Builder request) {
    String token = tokens.current();
    HttpResponse<byte[]> first = send(request, token);
    if (first.statusCode() != UNAUTHORISED) {
      return first;
    }
    tokens.discard(token);
    return send(request, tokens.current());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, String token) {
    return http.send(request.copy().header("Authorization", "Bearer " + token).build());
  }
}

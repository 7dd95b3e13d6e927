package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.OutboxApi;
import io.lianzhi.contracts.House;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.contracts.http.Http;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
  HttpResponse<byte[]> post(Form.Post post, Parcel parcel) {
    return authorised(
        post.request(properties::at, parcel.id(), parcel.message().body())
            .timeout(patience(parcel)));
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
  HttpResponse<byte[]> outbox(Optional<String> cursor, Optional<String> etag) {
    return authorised(
        OutboxApi.readOutbox(properties::at, cursor, Optional.of(PAGE), etag)
            .timeout(properties.timeouts().request()));
  }

  /** A token by our secret, then a page of the outbox, of which nothing is taken. */
  List<Step> test() {
    return Step.take(
        List.of(
            new Step.Plan("POST " + properties.oauth().tokenUrl(), this::freshToken),
            new Step.Plan(
                "GET " + properties.at("/v2/outbox"),
                () -> Trouble.ofStatus(outbox(Optional.empty(), Optional.empty()).statusCode()))));
  }

  private Optional<Trouble> freshToken() {
    tokens.discard(tokens.current());
    tokens.current();
    return Optional.empty();
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

  void close() {
    http.close();
  }
}

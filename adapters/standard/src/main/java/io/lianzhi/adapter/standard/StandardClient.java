package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts letters to a party's {@code /v1/letters}. The parcel's id makes each attempt idempotent, so
 * whatever ends unclearly is tried again, under a new signature.
 */
final class StandardClient {
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final ContentType JSON = ContentType.create(StandardAdapter.JSON);
  private static final String JSON_NAME = StandardAdapter.JSON;
  private static final ScheduledExecutorService BELLS = bells();

  private final URI letters;
  private final Duration timeout;
  private final Duration connecting;
  private final Keys keys;
  private final Clock clock;
  private final CloseableHttpClient http;
  private final RequestConfig usual;

  StandardClient(URI url, StandardProperties properties, Keys keys, Clock clock) {
    this.letters = URI.create(url.toString().replaceAll("/+$", "") + "/v1/letters");
    this.timeout = properties.timeout();
    this.connecting = properties.connectTimeout().plus(timeout);
    this.keys = keys;
    this.clock = clock;
    this.http = HttpClientFactory.open(new CurrentTls(keys, clock), properties);
    this.usual = config(timeout);
  }

  private static ScheduledExecutorService bells() {
    var bells =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("bells").daemon().factory());
    bells.setRemoveOnCancelPolicy(true);
    return bells;
  }

  Delivery deliver(Parcel parcel) {
    HttpPost post = request(parcel);
    // The library's timeouts start anew with each byte: an answer that drips is cut off by the
    // whole.
    Future<?> bell = BELLS.schedule(post::cancel, whole(post).toMillis(), TimeUnit.MILLISECONDS);
    try {
      return http.execute(post, response -> delivery(parcel, post, response));
    } catch (IOException broken) {
      // The kind alone: a message could repeat what the party sent.
      return new Delivery.RetryLater(Optional.empty(), broken.getClass().getSimpleName());
    } finally {
      bell.cancel(false);
    }
  }

  /** Connection, handshake and answer together. */
  private Duration whole(HttpPost post) {
    return connecting.plus(post.getConfig().getResponseTimeout().toDuration());
  }

  /**
   * Posts a signed letter that is none: whoever knows us, and finds the signature good, says that
   * it cannot be read.
   */
  List<Step> test() {
    HttpPost post = signed(new byte[] {'{', '}'});
    post.setConfig(usual);
    return Step.take(
        List.of(
            new Step.Plan(
                "POST " + letters, () -> http.execute(post, answer -> trouble(answer.getCode())))));
  }

  private static Optional<Trouble> trouble(int status) {
    return switch (status) {
      case 400, 422 -> Optional.empty();
      case 401, 403 -> Trouble.ofStatus(status);
      default ->
          Optional.of(
              new Trouble(
                  Trouble.Kind.ANSWERED_STRANGELY,
                  "HTTP " + status + " to a letter that is none, instead of 400 or 422"));
    };
  }

  private HttpPost request(Parcel parcel) {
    byte[] body = parcel.message().body();
    HttpPost post = signed(body);
    post.setConfig(parcel.deadline().map(this::until).orElse(usual));
    post.setHeader("Lianzhi-Parcel", parcel.id());
    post.setHeader("Lianzhi-Incident", parcel.incident().number());
    return post;
  }

  private HttpPost signed(byte[] body) {
    HttpPost post = new HttpPost(letters);
    keys.signRequest("POST", letters, JSON_NAME, body).forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(body, JSON));
    return post;
  }

  /** Whoever waits for an answer waits no longer than it is of use. */
  private RequestConfig until(java.time.Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.compareTo(timeout) >= 0) {
      return usual;
    }
    return config(left.isPositive() ? left : Duration.ofMillis(1));
  }

  private static RequestConfig config(Duration timeout) {
    return RequestConfig.custom()
        .setResponseTimeout(Timeout.of(timeout))
        .setConnectionRequestTimeout(Timeout.of(timeout))
        .build();
  }

  private Delivery delivery(Parcel parcel, HttpPost post, ClassicHttpResponse response)
      throws IOException {
    Optional<byte[]> body = body(response.getEntity());
    if (body.isEmpty()) {
      post.cancel();
      return new Delivery.RetryLater(Optional.empty(), "an answer of more than 1 MiB");
    }
    PartyAnswer answer =
        new PartyAnswer(
            response.getCode(),
            Optional.ofNullable(response.getFirstHeader("Retry-After")).map(Header::getValue),
            body.get());
    return answer.delivery(parcel, clock.instant());
  }

  private static Optional<byte[]> body(HttpEntity entity) throws IOException {
    if (entity == null) {
      return Optional.of(new byte[0]);
    }
    try (InputStream in = entity.getContent()) {
      byte[] body = in.readNBytes(LARGEST_ANSWER + 1);
      return body.length > LARGEST_ANSWER ? Optional.empty() : Optional.of(body);
    }
  }

  /** Breaks off what is under way. */
  void close() {
    http.close(CloseMode.IMMEDIATE);
  }
}

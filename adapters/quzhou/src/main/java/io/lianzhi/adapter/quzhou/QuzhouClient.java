package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.contracts.http.Http;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Quzhou's data gateway. A secret that it no longer takes is renewed once per call; whatever else
 * it answers is for the caller to judge.
 */
final class QuzhouClient {
  static final String SEALED = "application/pkcs7-mime";

  private final QuzhouProperties properties;
  private final Keys keys;
  private final Clock clock;
  private final Http http;
  private final SecretChain secrets;

  QuzhouClient(House house, QuzhouProperties properties) {
    this.properties = properties;
    this.keys = house.keys();
    this.clock = house.clock();
    this.http = new Http(keys.tls(), properties.times().connect());
    this.secrets = new SecretChain(house, properties, http);
  }

  /**
   * Shares a sealed parcel under its id, waiting no longer than it is of use.
   *
   * @throws java.io.UncheckedIOException where no answer came
   */
  HttpResponse<byte[]> share(Parcel parcel, byte[] sealed) {
    String secret = secrets.current();
    HttpResponse<byte[]> first = share(parcel, sealed, secret);
    if (!saysEnded(first)) {
      return first;
    }
    secrets.discard(secret);
    return share(parcel, sealed, secrets.current());
  }

  /** A secret to sign calls with, asked for by the one of the application. */
  List<Step> test() {
    return Step.take(
        List.of(
            new Step.Plan(
                "GET " + properties.at("/gateway/app/refreshTokenBySec.htm"), this::freshSecret)));
  }

  private Optional<Trouble> freshSecret() {
    secrets.discard(secrets.current());
    secrets.current();
    return Optional.empty();
  }

  private boolean saysEnded(HttpResponse<byte[]> response) {
    return GatewayReply.read(response.body())
        .filter(reply -> properties.codes().ended().contains(reply.code()))
        .isPresent();
  }

  private HttpResponse<byte[]> share(Parcel parcel, byte[] sealed, String secret) {
    String path = properties.sharedAt(Biz.of(parcel.kind()));
    URI target =
        properties.at(path + "?" + secrets.signed(secret) + "&serialNo=" + encoded(parcel.id()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(patience(parcel))
            .header("Content-Type", SEALED)
            .POST(BodyPublishers.ofByteArray(sealed));
    keys.stampRequest(QuzhouAdapter.STAMP, "POST", target, sealed).forEach(request::header);
    return http.send(request.build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Duration patience(Parcel parcel) {
    Duration usual = properties.times().request();
    return parcel
        .deadline()
        .map(deadline -> Duration.between(clock.instant(), deadline))
        .filter(left -> left.isPositive() && left.compareTo(usual) < 0)
        .orElse(usual);
  }

  void close() {
    http.close();
  }
}

package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.contracts.SharedSecrets.Issued;
import io.lianzhi.contracts.http.Http;
import io.lianzhi.contracts.http.NotNow;
import io.lianzhi.contracts.http.RetryAfter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The data gateway's chain: the application's secret gives a refresh secret for two days, that one
 * a request secret for a quarter of an hour, which signs calls. The house keeps both, and lets one
 * node at a time renew them before they end.
 */
final class SecretChain {
  /** The name of the secret that is shared. */
  static final String APP_SECRET = "app-secret";

  private static final String REFRESH = "refresh-secret";
  private static final String REQUEST = "request-secret";
  private static final Pattern FORM = Pattern.compile("[!-~]{1,512}");

  private final House house;
  private final QuzhouProperties properties;
  private final Http http;

  SecretChain(House house, QuzhouProperties properties, Http http) {
    this.house = house;
    this.properties = properties;
    this.http = http;
  }

  /**
   * A request secret in force.
   *
   * @throws java.io.UncheckedIOException where the gateway gives none
   */
  String current() {
    return secrets().issued(REQUEST, this::renew);
  }

  /** The gateway no longer takes this one. */
  void discard(String secret) {
    secrets().discard(REQUEST, secret);
  }

  private SharedSecrets secrets() {
    return house.secrets();
  }

  private Issued renew() {
    Instant asked = house.clock().instant();
    String refresh = refresh();
    GatewayReply reply = ask("refreshTokenBySec.htm", refresh);
    if (properties.codes().ended().contains(reply.code())) {
      secrets().discard(REFRESH, refresh);
      reply = ask("refreshTokenBySec.htm", refresh());
    }
    return new Issued(
        secret(reply, "requestSecret"), asked.plus(properties.times().requestSecret()));
  }

  private String refresh() {
    return secrets()
        .issued(
            REFRESH,
            () -> {
              Instant asked = house.clock().instant();
              GatewayReply reply = ask("refreshTokenByKey.htm", secrets().shared(APP_SECRET));
              return new Issued(
                  secret(reply, "refreshSecret"), asked.plus(properties.times().refreshSecret()));
            });
  }

  private GatewayReply ask(String what, String secret) {
    URI target = properties.at("/gateway/app/" + what + "?" + signed(secret));
    HttpResponse<byte[]> response =
        http.send(HttpRequest.newBuilder(target).timeout(properties.times().request()).build());
    if (response.statusCode() != 200) {
      throw new NotNow(
          what + ": HTTP " + response.statusCode(),
          RetryAfter.of(response, house.clock().instant()));
    }
    return GatewayReply.read(response.body())
        .orElseThrow(() -> new NotNow(what + ": unreadable", Optional.empty()));
  }

  /** The parameters by which the gateway knows who calls, signed under a secret. */
  String signed(String secret) {
    String time = Long.toString(house.clock().millis());
    return "appKey="
        + URLEncoder.encode(properties.appKey(), StandardCharsets.UTF_8)
        + "&requestTime="
        + time
        + "&sign="
        + Signs.of(properties.appKey(), secret, time);
  }

  private String secret(GatewayReply reply, String name) {
    if (properties.codes().clock().contains(reply.code())) {
      throw new NotNow(Courier.CLOCK + reply.words(), Optional.empty());
    }
    if (!properties.codes().ok().equals(reply.code())) {
      throw NotNow.refused(name + " refused: " + reply.words(), Optional.empty());
    }
    return reply
        .data(name)
        .filter(secret -> FORM.matcher(secret).matches())
        .orElseThrow(() -> new NotNow(name + " unreadable", Optional.empty()));
  }
}

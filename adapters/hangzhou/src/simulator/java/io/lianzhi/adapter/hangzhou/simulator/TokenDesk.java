package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.json.JsonTree;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Gives out access tokens for client credentials (RFC 6749 4.4), and knows them again. */
final class TokenDesk {
  private final String secret;
  private final Duration life;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

  TokenDesk(String secret, Duration life) {
    this.secret = secret;
    this.life = life;
  }

  void give(Call call) {
    boolean grant =
        new String(call.body(), StandardCharsets.UTF_8).contains("grant_type=client_credentials");
    if (!grant || call.header("Authorization").filter(this::isClient).isEmpty()) {
      call.answer(401, JsonTree.write(Map.of("error", "invalid_client")));
      return;
    }
    String token = UUID.randomUUID().toString();
    tokens.values().removeIf(until -> until.isBefore(Instant.now()));
    tokens.put(token, Instant.now().plus(life));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", token);
    answer.put("token_type", "Bearer");
    answer.put("expires_in", life.toSeconds());
    call.answer(200, answer);
  }

  private boolean isClient(String authorization) {
    if (!authorization.startsWith("Basic ")) {
      return false;
    }
    byte[] pair = Base64.getDecoder().decode(authorization.substring(6));
    String encoded = new String(pair, StandardCharsets.UTF_8).replaceFirst("^[^:]*:", "");
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8).equals(secret);
  }

  boolean knows(Call call) {
    return call.header("Authorization")
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> tokens.getOrDefault(value.substring(7), Instant.MIN))
        .filter(until -> until.isAfter(Instant.now()))
        .isPresent();
  }

  /** All tokens end now. */
  void forget() {
    tokens.clear();
  }
}

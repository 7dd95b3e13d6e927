package io.lianzhi.adapter.quzhou.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data gateway's chain of secrets, with real ends: who shows the application's secret gets a
 * refresh secret, who shows that one gets a request secret.
 */
final class SecretDesk {
  static final String APP_KEY = "lianzhi-jinhua";
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final String appSecret;
  private final Duration refreshLife;
  private final Duration requestLife;
  private final Map<String, Instant> refreshSecrets = new ConcurrentHashMap<>();
  private final Map<String, Instant> requestSecrets = new ConcurrentHashMap<>();

  SecretDesk(String appSecret, Duration refreshLife, Duration requestLife) {
    this.appSecret = appSecret;
    this.refreshLife = refreshLife;
    this.requestLife = requestLife;
  }

  void byKey(Call call) {
    if (!isSigned(call, appSecret)) {
      call.refused("11", "签名错误");
    } else if (isOutside(call)) {
      call.refused("12", "请求时间超出允许范围");
    } else {
      call.taken(Map.of("refreshSecret", issue(refreshSecrets, refreshLife)));
    }
  }

  void bySecret(Call call) {
    if (isRefused(call, refreshSecrets)) {
      return;
    }
    call.taken(Map.of("requestSecret", issue(requestSecrets, requestLife)));
  }

  /** Whether the gateway stops a data call, which then has its answer. */
  boolean stops(Call call) {
    return isRefused(call, requestSecrets);
  }

  private static String issue(Map<String, Instant> secrets, Duration life) {
    String secret = UUID.randomUUID().toString().replace("-", "");
    Instant longAgo = Instant.now().minus(Duration.ofHours(1));
    secrets.values().removeIf(until -> until.isBefore(longAgo));
    secrets.put(secret, Instant.now().plus(life));
    return secret;
  }

  private static boolean isRefused(Call call, Map<String, Instant> secrets) {
    Optional<Instant> until =
        secrets.entrySet().stream()
            .filter(entry -> isSigned(call, entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (until.isEmpty()) {
      call.refused("11", "签名错误");
    } else if (!until.get().isAfter(Instant.now())) {
      call.refused("10", "密钥已过期");
    } else if (isOutside(call)) {
      call.refused("12", "请求时间超出允许范围");
    } else {
      return false;
    }
    return true;
  }

  private static boolean isOutside(Call call) {
    return call.parameter("requestTime")
        .map(time -> Duration.between(Instant.ofEpochMilli(Long.parseLong(time)), Instant.now()))
        .filter(off -> off.abs().compareTo(WINDOW) <= 0)
        .isEmpty();
  }

  private static boolean isSigned(Call call, String secret) {
    String text = APP_KEY + secret + call.parameter("requestTime").orElse("");
    boolean known = call.parameter("appKey").filter(APP_KEY::equals).isPresent();
    return known && call.parameter("sign").filter(md5(text)::equals).isPresent();
  }

  static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** All secrets end now. */
  void end() {
    Instant before = Instant.now().minusMillis(1);
    refreshSecrets.replaceAll((secret, until) -> before);
    requestSecrets.replaceAll((secret, until) -> before);
  }
}

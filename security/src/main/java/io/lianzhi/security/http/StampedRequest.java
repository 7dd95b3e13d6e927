package io.lianzhi.security.http;

import io.lianzhi.security.envelope.Suite;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a {@link RequestStamp} covers of a request: {@code METHOD \n path \n sorted query \n
 * timestamp \n nonce \n hex(SM3(body))}. Path, query and body are the wire's, nothing decoded; the
 * query's pairs are sorted as texts and joined by {@code &}.
 *
 * @param query without the question mark; empty where there is none
 */
public record StampedRequest(String method, String path, String query, byte[] body) {
  public static StampedRequest of(String method, URI target, byte[] body) {
    return new StampedRequest(
        method, target.getRawPath(), Optional.ofNullable(target.getRawQuery()).orElse(""), body);
  }

  byte[] base(String timestamp, String nonce) {
    String digest = HexFormat.of().formatHex(Suite.NATIONAL.digest(body));
    ByteArrayOutputStream base = new ByteArrayOutputStream();
    String text = String.join("\n", method, path, sorted(query), timestamp, nonce, digest);
    base.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return base.toByteArray();
  }

  private static String sorted(String query) {
    return Arrays.stream(query.split("&", -1)).sorted().collect(Collectors.joining("&"));
  }
}

package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Calls the hub: web-hooks and questions, signed with the shared secret. */
final class Hooks {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI lines;
  private final String secret;
  private final HttpClient client;
  private final Supplier<Instant> clock;

  /**
   * @param lines the address under which the hub has Hangzhou's lines
   * @param clock the time that each web-hook is stamped with
   */
  Hooks(URI lines, String secret, SSLContext tls, Supplier<Instant> clock) {
    this.lines = lines;
    this.secret = secret;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  HubReply event(byte[] body) {
    return send("/events", body, secret);
  }

  HubReply query(byte[] body) {
    return send("/vehicle-queries", body, secret);
  }

  /** An event signed by somebody who does not know the secret. */
  HubReply forged(byte[] body) {
    return send("/events", body, "somebody else's secret");
  }

  private HubReply send(String path, byte[] body, String key) {
    String timestamp = Long.toString(clock.get().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(lines + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Hz-Timestamp", timestamp)
            .header("X-Hz-Signature", signature(timestamp, body, key))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      return new HubReply(response.statusCode(), response.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  static String signature(String timestamp, byte[] body, String key) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream(body.length + 16);
    signed.writeBytes((timestamp + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(body);
    MacKey mac = MacKey.of(Suite.INTERNATIONAL, key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac.code(signed.toByteArray()));
  }
}

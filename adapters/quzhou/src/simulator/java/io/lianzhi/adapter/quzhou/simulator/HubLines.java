package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Calls the hub: letters and questions, sealed for it and stamped. */
final class HubLines {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI lines;
  private final Seal seal;
  private final HttpClient client;

  /**
   * @param lines the address under which the hub has Quzhou's lines
   */
  HubLines(URI lines, Seal seal, SSLContext tls) {
    this.lines = lines;
    this.seal = seal;
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  HubReply send(String path, byte[] letter, Behaviour behaviour) {
    URI target = URI.create(lines + path);
    byte[] sealed = seal.seal(letter, behaviour);
    return send(target, sealed, seal.stamp(StampedRequest.of("POST", target, sealed), behaviour));
  }

  /** A letter that somebody changed on its way, who cannot stamp it anew. */
  HubReply sendChanged(String path, byte[] letter) {
    URI target = URI.create(lines + path);
    byte[] sealed = seal.seal(letter, Behaviour.WELL);
    RequestStamp stamp = seal.stamp(StampedRequest.of("POST", target, sealed), Behaviour.WELL);
    sealed[sealed.length - 1] ^= 1;
    return send(target, sealed, stamp);
  }

  private HubReply send(URI target, byte[] sealed, RequestStamp stamp) {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/pkcs7-mime")
            .header("X-QZ-Timestamp", stamp.timestamp())
            .header("X-QZ-Nonce", stamp.nonce())
            .header("X-QZ-Signature", stamp.signature())
            .POST(BodyPublishers.ofByteArray(sealed))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      return new HubReply(response.statusCode(), seal.open(response.body()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}

package io.lianzhi.adapter.hangzhou;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Calls over mutual TLS on kept-alive connections; follows no redirect and reads at most 4 MiB.
 * HTTP/1.1: one slow answer must not hold up those behind it.
 */
final class Http {
  private static final long MOST_BYTES = 4L << 20;

  private final HttpClient client;

  Http(SSLContext tls, Duration connectTimeout) {
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @throws UncheckedIOException where there is none in time; {@link
   *     java.net.http.HttpTimeoutException} inside tells that apart
   */
  HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted"));
    }
  }
}

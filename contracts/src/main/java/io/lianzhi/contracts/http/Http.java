package io.lianzhi.contracts.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Calls over mutual TLS on kept-alive connections; follows no redirect and reads at most 4 MiB. The
 * JDK's own timeout ends with the headers: here an answer that drips without end is cut off, too.
 * HTTP/1.1: one slow answer must not hold up those behind it.
 */
public final class Http {
  private static final long MOST_BYTES = 4L << 20;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  public Http(SSLContext tls, Duration connectTimeout) {
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .executor(threads)
            .build();
  }

  /**
   * Sends a request that has a timeout, and waits for the whole answer.
   *
   * @throws UncheckedIOException where there is none in time; {@link HttpTimeoutException} inside
   *     tells that apart
   */
  public HttpResponse<byte[]> send(HttpRequest request) {
    Duration patience = request.timeout().orElseThrow();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new UncheckedIOException(new HttpTimeoutException("no whole answer in time"));
    } catch (ExecutionException broken) {
      throw new UncheckedIOException(cause(broken));
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted"));
    }
  }

  /** Breaks off what is under way, and closes what was kept alive. */
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }

  private static IOException cause(ExecutionException broken) {
    return broken.getCause() instanceof IOException known ? known : new IOException(broken);
  }
}

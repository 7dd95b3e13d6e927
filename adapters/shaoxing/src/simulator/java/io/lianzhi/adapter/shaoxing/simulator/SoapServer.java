package io.lianzhi.adapter.shaoxing.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** An HTTPS server that asks every caller for a certificate, and can misbehave. */
final class SoapServer implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final Duration SILENT = Duration.ofMinutes(10);

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Supplier<Behaviour> behaviour;

  SoapServer(int port, SSLContext tls, Supplier<Behaviour> behaviour) {
    this.behaviour = behaviour;
    try {
      this.server =
          HttpsServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " cannot be opened", e);
    }
    server.setHttpsConfigurator(mutual(tls));
    server.setExecutor(threads);
  }

  private static HttpsConfigurator mutual(SSLContext tls) {
    return new HttpsConfigurator(tls) {
      @Override
      public void configure(HttpsParameters parameters) {
        parameters.setSSLParameters(Tls.parameters(tls, true));
      }
    };
  }

  /** Serves POST requests to a path. */
  SoapServer serve(
      String path, String contentType, Misbehaviour wrong, Function<byte[], String> service) {
    server.createContext(path, exchange -> answer(exchange, contentType, wrong, service));
    return this;
  }

  SoapServer start() {
    server.start();
    return this;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(
      HttpExchange exchange,
      String contentType,
      Misbehaviour wrong,
      Function<byte[], String> service)
      throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      switch (behaviour.get()) {
        case SLOW -> {
          pause(SLOW);
          say(exchange, 200, contentType, served(service, request, wrong));
        }
        case SILENT -> pause(SILENT);
        case SERVER_ERROR -> say(exchange, 500, "text/plain", "Internal Server Error");
        case FAULT -> say(exchange, 500, contentType, wrong.fault());
        case DECLINE -> say(exchange, 200, contentType, wrong.refusal("21", "代码未定义", request));
        case BUSY -> say(exchange, 200, contentType, wrong.refusal("10", "系统忙", request));
        case GARBAGE -> say(exchange, 200, contentType, "\u0001 not SOAP 䶮");
        case NORMAL, CLOCK_SKEWED, DUPLICATE, UNSIGNED ->
            say(exchange, 200, contentType, served(service, request, wrong));
      }
    }
  }

  private static String served(
      Function<byte[], String> service, byte[] request, Misbehaviour wrong) {
    try {
      return service.apply(request);
    } catch (IllegalArgumentException malformed) {
      return wrong.refusal("20", "报文格式错误", request);
    }
  }

  private static void say(HttpExchange exchange, int status, String contentType, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

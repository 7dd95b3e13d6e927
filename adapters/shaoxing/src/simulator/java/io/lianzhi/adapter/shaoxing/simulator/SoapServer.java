package io.lianzhi.adapter.shaoxing.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
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
import java.util.LinkedHashMap;
import java.util.Map;
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

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Supplier<Behaviour> behaviour;
  private final Map<String, HttpHandler> services = new LinkedHashMap<>();
  private HttpsServer server;

  SoapServer(int port, SSLContext tls, Supplier<Behaviour> behaviour) {
    this.behaviour = behaviour;
    this.server = open(port, tls);
  }

  private HttpsServer open(int port, SSLContext tls) {
    try {
      HttpsServer opened =
          HttpsServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      opened.setHttpsConfigurator(mutual(tls));
      opened.setExecutor(threads);
      services.forEach(opened::createContext);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " cannot be opened", e);
    }
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
    HttpHandler handler = exchange -> answer(exchange, contentType, wrong, service);
    services.put(path, handler);
    server.createContext(path, handler);
    return this;
  }

  SoapServer start() {
    server.start();
    return this;
  }

  /** Starts anew at the same port with other keys; what was connected is torn down. */
  void restart(SSLContext tls) {
    int port = port();
    server.stop(0);
    server = open(port, tls);
    server.start();
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
        case LOST -> served(service, request, wrong);
        case HALF -> sayHalf(exchange, contentType, served(service, request, wrong));
        case SERVER_ERROR -> say(exchange, 500, "text/plain", "Internal Server Error");
        case TOO_MANY -> {
          exchange.getResponseHeaders().set("Retry-After", "2");
          say(exchange, 429, "text/plain", "Too Many Requests");
        }
        case FAULT -> say(exchange, 500, contentType, wrong.fault());
        case FAULT_WITHOUT_CODE -> say(exchange, 500, contentType, wrong.faultWithoutCode());
        case EMPTY -> say(exchange, 200, contentType, wrong.empty(request));
        case WRONG_CODE -> say(exchange, 200, contentType, wrong.refusal("77", "", request));
        case DECLINE -> say(exchange, 200, contentType, wrong.refusal("21", "代码未定义", request));
        case BUSY -> say(exchange, 200, contentType, wrong.refusal("10", "系统忙", request));
        case GARBAGE -> say(exchange, 200, contentType, "\u0001 not SOAP 䶮");
        case NORMAL,
            EXPIRED_CERTIFICATE,
            WRONG_TYPE,
            OTHER_VEHICLE,
            CLOCK_FAST,
            CLOCK_SLOW,
            DUPLICATE,
            OUT_OF_ORDER,
            UNSIGNED ->
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

  private static void sayHalf(HttpExchange exchange, String contentType, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    exchange.getResponseBody().flush();
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

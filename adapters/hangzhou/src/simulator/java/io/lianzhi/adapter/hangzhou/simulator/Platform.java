package io.lianzhi.adapter.hangzhou.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/** Hangzhou's API on a real socket, behind mutual TLS. */
final class Platform implements AutoCloseable {
  private static final Duration SLOWNESS = Duration.ofSeconds(2);

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final TokenDesk tokens;
  private final Desk desk;
  private final OutboxLog outbox;
  private final AtomicReference<Behaviour> behaviour = new AtomicReference<>(Behaviour.WELL);
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Platform(TokenDesk tokens, Desk desk, OutboxLog outbox, SSLContext tls, int port) {
    this.tokens = tokens;
    this.desk = desk;
    this.outbox = outbox;
    try {
      this.server = HttpsServer.create(new InetSocketAddress("localhost", port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(Tls.parameters(getSSLContext(), true));
          }
        });
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void behave(Behaviour changed) {
    if (changed == Behaviour.FORGETFUL) {
      tokens.forget();
    }
    behaviour.set(changed);
  }

  Behaviour behaviour() {
    return behaviour.get();
  }

  private void serve(HttpExchange exchange) {
    Call call = Call.read(exchange);
    switch (behaviour.get()) {
      case WELL, FORGETFUL, DUPLICATE, MUTE -> route(call);
      case SLOW -> {
        pause(SLOWNESS);
        route(call);
      }
      case SILENT -> pause(Duration.ofDays(1));
      case BUSY -> {
        call.answerWith("Retry-After", "2");
        call.problem(429, "TOO_MANY_REQUESTS", "请求过于频繁");
      }
      case BROKEN -> call.problem(500, "INTERNAL", "系统错误");
      case UNAVAILABLE -> call.problem(503, "UNAVAILABLE", "系统维护");
      case UNAUTHORISED -> unauthorised(call);
      case GARBAGE -> call.answer(200, "<html>负载均衡".getBytes(StandardCharsets.UTF_8));
      case REFUSING -> refuse(call);
    }
  }

  private void refuse(Call call) {
    if (isToken(call)) {
      tokens.give(call);
    } else {
      call.problem(422, "NOT_ACCEPTED", "不予接收");
    }
  }

  private void unauthorised(Call call) {
    if (isToken(call)) {
      tokens.give(call);
    } else {
      call.problem(401, "TOKEN_INVALID", "令牌无效");
    }
  }

  private static boolean isToken(Call call) {
    return call.path().equals("/oauth2/token");
  }

  private void route(Call call) {
    if (isToken(call)) {
      tokens.give(call);
    } else if (!tokens.knows(call)) {
      call.problem(401, "TOKEN_INVALID", "令牌无效");
    } else if (call.path().equals("/v2/outbox")) {
      outbox.read(call);
    } else {
      Kinds.at(call.path())
          .ifPresentOrElse(
              kind -> desk.take(kind, call), () -> call.problem(404, "NO_SUCH_API", "接口不存在"));
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

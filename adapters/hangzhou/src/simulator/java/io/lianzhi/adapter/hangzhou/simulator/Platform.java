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
import java.util.Map;
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
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Credentials credentials;
  private HttpsServer server;

  Platform(TokenDesk tokens, Desk desk, OutboxLog outbox, Credentials credentials, int port) {
    this.tokens = tokens;
    this.desk = desk;
    this.outbox = outbox;
    this.credentials = credentials;
    this.server = start(port, credentials.tls());
  }

  private HttpsServer start(int port, SSLContext tls) {
    try {
      HttpsServer started = HttpsServer.create(new InetSocketAddress("localhost", port), 0);
      started.setHttpsConfigurator(
          new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
              parameters.setSSLParameters(Tls.parameters(getSSLContext(), true));
            }
          });
      started.setExecutor(threads);
      started.createContext("/", this::serve);
      started.start();
      return started;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  void behave(Behaviour changed) {
    switch (changed) {
      case FORGETFUL, TOKENS_BUSY, TOKENS_GARBAGE -> tokens.forget();
      case EXPIRED_CERTIFICATE -> restart(credentials.expiredTls());
      default -> {
        if (behaviour() == Behaviour.EXPIRED_CERTIFICATE) {
          restart(credentials.tls());
        }
      }
    }
    behaviour.set(changed);
  }

  /** Starts anew at the same port with other keys; what was connected is torn down. */
  private void restart(SSLContext tls) {
    int port = port();
    server.stop(0);
    server = start(port, tls);
  }

  Behaviour behaviour() {
    return behaviour.get();
  }

  private void serve(HttpExchange exchange) {
    Call call = Call.read(exchange);
    switch (behaviour.get()) {
      case WELL,
          FORGETFUL,
          WRONG_TYPE,
          OTHER_VEHICLE,
          EXPIRED_CERTIFICATE,
          CLOCK_FAST,
          CLOCK_SLOW,
          CLOCK_WRONG,
          DUPLICATE,
          OUT_OF_ORDER,
          MUTE ->
          route(call);
      case SLOW -> {
        pause(SLOWNESS);
        route(call);
      }
      case SILENT -> pause(Duration.ofDays(1));
      case LOST -> route(tokenOr(call, call.unanswered()));
      case HALF -> route(tokenOr(call, call.halfAnswered()));
      case DRIP -> call.drip();
      case BUSY -> busy(call);
      case BROKEN -> call.problem(500, "INTERNAL", "系统错误");
      case UNAVAILABLE -> call.problem(503, "UNAVAILABLE", "系统维护");
      case UNAUTHORISED -> afterToken(call, 401, "TOKEN_INVALID", "令牌无效");
      case TOKENS_BUSY -> tokenElseRoute(call, () -> busy(call));
      case TOKENS_GARBAGE ->
          tokenElseRoute(
              call, () -> call.answer(200, Map.of("access_token", "a\r\nb", "expires_in", 900)));
      case GARBAGE -> call.answer(200, "<html>负载均衡".getBytes(StandardCharsets.UTF_8));
      case MISPLACED -> call.answer(404, "<html>404".getBytes(StandardCharsets.UTF_8));
      case REFUSING -> afterToken(call, 422, "NOT_ACCEPTED", "不予接收");
      case WRONG_CODE -> afterToken(call, 422, "E-0042", "未知错误");
    }
  }

  /** Tokens are given out as ever; it is letters that are met so. */
  private static Call tokenOr(Call call, Call other) {
    return isToken(call) ? call : other;
  }

  private void tokenElseRoute(Call call, Runnable token) {
    if (isToken(call)) {
      token.run();
    } else {
      route(call);
    }
  }

  private static void busy(Call call) {
    call.answerWith("Retry-After", "2");
    call.problem(429, "TOO_MANY_REQUESTS", "请求过于频繁");
  }

  private void afterToken(Call call, int status, String code, String message) {
    if (isToken(call)) {
      tokens.give(call);
    } else {
      call.problem(status, code, message);
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
              kind -> desk.take(kind, call, behaviour()),
              () -> call.problem(404, "NO_SUCH_API", "接口不存在"));
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

package io.lianzhi.adapter.quzhou.simulator;

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

/** Quzhou's data gateway on a real socket, behind mutual TLS. */
final class Platform implements AutoCloseable {
  private static final Duration SLOWNESS = Duration.ofSeconds(2);

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final SecretDesk secrets;
  private final Desk desk;
  private final AtomicReference<Behaviour> behaviour = new AtomicReference<>(Behaviour.WELL);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Credentials credentials;
  private HttpsServer server;

  Platform(SecretDesk secrets, Desk desk, Credentials credentials, int port) {
    this.secrets = secrets;
    this.desk = desk;
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
      case SECRETS_ENDED, SECRETS_BUSY, SECRETS_GARBAGE -> secrets.end();
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
          SECRETS_ENDED,
          WRONG_TYPE,
          OTHER_VEHICLE,
          GARBAGE_SEAL,
          EXPIRED_CERTIFICATE,
          FOREIGN_SIGNER,
          RAW_SIGNATURES,
          RAW_KEYS,
          OLD_ORDER,
          IN_ONE,
          CLOCK_FAST,
          CLOCK_SLOW,
          CLOCK_WRONG,
          DUPLICATE ->
          route(call);
      case SLOW -> {
        pause(SLOWNESS);
        route(call);
      }
      case SILENT -> pause(Duration.ofDays(1));
      case LOST -> route(shared(call, Call.Portion.NOTHING));
      case HALF -> route(shared(call, Call.Portion.HALF));
      case ENDLESS -> call.drip();
      case BUSY -> busy(call);
      case BROKEN -> call.answer(500, page("系统错误"));
      case UNAVAILABLE -> call.answer(503, page("系统维护"));
      case MISPLACED -> call.answer(404, page("404"));
      case GARBAGE -> call.answer(200, page("负载均衡"));
      case AWAY -> afterSecrets(call, "21", "数源系统无响应");
      case WRONG_SIGN -> afterSecrets(call, "11", "签名错误");
      case HUB_CLOCK -> afterSecrets(call, "12", "请求时间超出允许范围");
      case WRONG_SIGNATURE -> afterSecrets(call, "13", "SM2签名验证失败");
      case REFUSING -> afterSecrets(call, "31", "不予接收");
      case WRONG_CODE -> afterSecrets(call, "E-0042", "未知错误");
      case SECRETS_BUSY -> secretElseRoute(call, () -> busy(call));
      case SECRETS_GARBAGE ->
          secretElseRoute(
              call, () -> call.taken(Map.of("refreshSecret", "a\r\nb", "requestSecret", "a\r\nb")));
    }
  }

  private static byte[] page(String words) {
    return ("<html>" + words).getBytes(StandardCharsets.UTF_8);
  }

  /** Secrets are given out as ever; it is letters that are met so. */
  private static Call shared(Call call, Call.Portion portion) {
    return isSecret(call) ? call : call.answered(portion);
  }

  private void secretElseRoute(Call call, Runnable secret) {
    if (isSecret(call)) {
      secret.run();
    } else {
      route(call);
    }
  }

  private static void busy(Call call) {
    call.answerWith("Retry-After", "2");
    call.answer(429, page("请求过于频繁"));
  }

  private void afterSecrets(Call call, String code, String message) {
    if (isSecret(call)) {
      route(call);
    } else {
      call.refused(code, message);
    }
  }

  private static boolean isSecret(Call call) {
    return call.path().startsWith("/gateway/app/");
  }

  private void route(Call call) {
    switch (call.path()) {
      case "/gateway/app/refreshTokenByKey.htm" -> secrets.byKey(call);
      case "/gateway/app/refreshTokenBySec.htm" -> secrets.bySecret(call);
      default ->
          Kinds.at(call.path())
              .ifPresentOrElse(kind -> share(kind, call), () -> call.answer(404, page("接口不存在")));
    }
  }

  private void share(Kinds kind, Call call) {
    if (!secrets.stops(call)) {
      desk.take(kind, call, behaviour());
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

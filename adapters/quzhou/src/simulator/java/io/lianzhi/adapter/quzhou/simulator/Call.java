package io.lianzhi.adapter.quzhou.simulator;

import com.sun.net.httpserver.HttpExchange;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One call of the hub, with its body read, and how much of an answer it will get. */
record Call(HttpExchange exchange, byte[] body, Portion portion) {
  private static final Duration DRIP = Duration.ofMillis(50);

  /** How much of an answer reaches the caller before the connection breaks. */
  enum Portion {
    WHOLE,
    HALF,
    NOTHING
  }

  static Call read(HttpExchange exchange) {
    try {
      return new Call(exchange, exchange.getRequestBody().readAllBytes(), Portion.WHOLE);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The same, of whose answer the caller will see no more than that. */
  Call answered(Portion other) {
    return new Call(exchange, body, other);
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  StampedRequest request() {
    return StampedRequest.of(exchange.getRequestMethod(), exchange.getRequestURI(), body);
  }

  RequestStamp stamp() {
    return new RequestStamp(
        header("X-QZ-Timestamp").orElse(""),
        header("X-QZ-Nonce").orElse(""),
        header("X-QZ-Signature").orElse(""));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).stream()
        .flatMap(query -> Stream.of(query.split("&")))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }

  void answerWith(String header, String value) {
    exchange.getResponseHeaders().set(header, value);
  }

  void taken(Map<String, ?> datas) {
    reply("00", "成功", datas);
  }

  /** As the provincial gateway says no: inside of an HTTP 200. */
  void refused(String code, String msg) {
    reply(code, msg, Map.of());
  }

  private void reply(String code, String msg, Map<String, ?> datas) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("code", code);
    document.put("msg", msg);
    document.put("datas", datas);
    answer(200, JsonTree.write(document));
  }

  void answer(int status, byte[] document) {
    answerWith("Content-Type", "application/json");
    try (exchange) {
      switch (portion) {
        case WHOLE -> write(status, document, document.length);
        case HALF -> write(status, document, document.length / 2);
        case NOTHING -> {} // the connection ends with the exchange
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void write(int status, byte[] document, int length) throws IOException {
    exchange.sendResponseHeaders(status, document.length == 0 ? -1 : document.length);
    exchange.getResponseBody().write(document, 0, length);
    exchange.getResponseBody().flush();
  }

  /** Answers blank after blank until the caller has had enough. */
  void drip() {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      while (!Thread.currentThread().isInterrupted()) {
        out.write(' ');
        out.flush();
        Thread.sleep(DRIP);
      }
    } catch (IOException gone) {
      // The caller has had enough.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.lianzhi.adapter.hangzhou.simulator;

import com.sun.net.httpserver.HttpExchange;
import io.lianzhi.contracts.json.JsonTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

  /** The same, of which the caller will never see an answer. */
  Call unanswered() {
    return new Call(exchange, body, Portion.NOTHING);
  }

  /** The same, of which the caller will see half an answer. */
  Call halfAnswered() {
    return new Call(exchange, body, Portion.HALF);
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

  String path() {
    return exchange.getRequestURI().getPath();
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

  void answer(int status, Map<String, ?> document) {
    answer(status, JsonTree.write(document));
  }

  void problem(int status, String code, String message) {
    answer(status, Map.of("code", code, "message", message));
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
}

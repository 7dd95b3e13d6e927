package io.lianzhi.gateway.edge;

import io.lianzhi.gateway.edge.api.LettersApi;
import io.lianzhi.gateway.edge.api.model.Receipt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves {@code POST /v1/letters} from the socket to the generated interface without the
 * framework's argument machinery: half the CPU per letter, one TLS record per answer, the exact
 * bytes of the body, and nothing read of one that announces too much.
 */
final class LetterLine implements HttpRequestHandler {
  private static final int LONGEST_WAIT_SECONDS = 10;

  private final LettersApi letters;
  private final Bodies bodies;
  private final JsonMapper json;

  LetterLine(LettersApi letters, Bodies bodies, JsonMapper json) {
    this.letters = letters;
    this.bodies = bodies;
    this.json = json;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException, HttpMediaTypeNotSupportedException {
    requireJson(request.getContentType());
    int wait = wait(request.getParameter("wait"));
    RawBody letter = bodies.read(request.getInputStream(), request.getContentLengthLong());
    ResponseEntity<Receipt> answer = letters.sendLetter(letter, wait);
    try (Exchange exchange = Exchange.of(request)) {
      SeenCredentials.tell(exchange, response);
      write(response, answer);
      exchange.written();
    }
  }

  private static void requireJson(@Nullable String contentType)
      throws HttpMediaTypeNotSupportedException {
    if (!MediaType.APPLICATION_JSON_VALUE.equals(contentType) && !isJson(contentType)) {
      throw new HttpMediaTypeNotSupportedException(null, List.of(MediaType.APPLICATION_JSON), null);
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    try {
      return contentType != null
          && MediaType.parseMediaType(contentType).isCompatibleWith(MediaType.APPLICATION_JSON);
    } catch (InvalidMediaTypeException none) {
      return false;
    }
  }

  private static int wait(@Nullable String seconds) {
    try {
      int wait = seconds == null ? 0 : Integer.parseInt(seconds);
      if (wait >= 0 && wait <= LONGEST_WAIT_SECONDS) {
        return wait;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below, like a number out of range.
    }
    throw new BadParameter("wait");
  }

  private void write(HttpServletResponse response, ResponseEntity<Receipt> answer)
      throws IOException {
    byte[] body = json.writeValueAsBytes(answer.getBody());
    response.setStatus(answer.getStatusCode().value());
    answer
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    response.setHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /**
   * Maps the line by the framework's own rules for paths; other methods go on to the controller.
   */
  static final class Mapping extends SimpleUrlHandlerMapping {
    Mapping(LetterLine line) {
      setOrder(HIGHEST_PRECEDENCE);
      registerHandler(LettersApi.PATH_SEND_LETTER, line);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) throws Exception {
      return request.getMethod().equals("POST") ? super.getHandlerInternal(request) : null;
    }
  }
}

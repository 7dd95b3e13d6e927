package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.Party;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/**
 * The HTTP lines that adapters declared, under {@code /partners/<party>/}: matched exactly, open to
 * their own party alone, and answered in that party's form. Not every form has room for the
 * incident number: it stands in a header, too.
 */
final class PartnerLines implements HttpRequestHandler {
  static final String ROOT = "/partners/";
  private static final String INCIDENT = "Lianzhi-Incident";

  private final Reception reception;
  private final Bodies bodies;
  private final Duration answerWait;

  PartnerLines(Reception reception, Bodies bodies, DoorProperties properties) {
    this.reception = reception;
    this.bodies = bodies;
    this.answerWait = properties.answerWait();
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException, HttpRequestMethodNotSupportedException {
    Party party = KnownCallers.of(request);
    Line.Http line = line(party, request);
    RawBody body = bodies.read(request.getInputStream(), request.getContentLengthLong());
    Duration wait = line.answers() ? answerWait : Duration.ZERO;
    try (Exchange exchange = reception.take(request, line, body, wait)) {
      LineReply reply = party.adapter().reply(exchange.raw(), exchange.reply());
      response.setHeader(INCIDENT, exchange.incident().number());
      SeenCredentials.tell(exchange, response);
      write(response, reply);
      exchange.written();
    }
  }

  private static Line.Http line(Party party, HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    String path = pathWithin(party, request.getRequestURI());
    List<Line.Http> here =
        party.adapter().lines().stream()
            .filter(Line.Http.class::isInstance)
            .map(Line.Http.class::cast)
            .filter(line -> line.path().equals(path))
            .toList();
    if (here.isEmpty()) {
      throw Refused.of(RefusalCode.NOT_FOUND, "").asException();
    }
    return here.stream()
        .filter(line -> line.method().equals(request.getMethod()))
        .findFirst()
        .orElseThrow(() -> otherMethod(request, here));
  }

  private static String pathWithin(Party party, String uri) {
    String own = ROOT + party.id();
    if (!uri.startsWith(own + "/")) {
      throw Refused.of(RefusalCode.WRONG_SENDER, "path", "/partners/<your own name>/…")
          .asException();
    }
    return uri.substring(own.length());
  }

  private static HttpRequestMethodNotSupportedException otherMethod(
      HttpServletRequest request, List<Line.Http> here) {
    return new HttpRequestMethodNotSupportedException(
        request.getMethod(), here.stream().map(Line.Http::method).toList());
  }

  private static void write(HttpServletResponse response, LineReply reply) throws IOException {
    RawMessage message = reply.message();
    response.setStatus(reply.httpStatus());
    message.headers().forEach(response::setHeader);
    if (!message.contentType().isBlank()) {
      response.setContentType(message.contentType());
    }
    response.setContentLength(message.body().length);
    response.getOutputStream().write(message.body());
    response.flushBuffer();
  }
}

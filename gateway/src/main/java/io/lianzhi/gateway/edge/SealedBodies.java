package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Party;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Sees that what is posted besides letters, an acknowledgement, is signed by a party that signs:
 * before any of it is read.
 */
@ControllerAdvice(basePackageClasses = SealedBodies.class)
final class SealedBodies extends RequestBodyAdviceAdapter {
  private static final Line LINE = new Line.Api("acknowledgement", new Signing.MessageSignature());

  private final HttpServletRequest request;
  private final Door door;
  private final Bodies bodies;

  /** The request is Spring's proxy of the one being served. */
  SealedBodies(HttpServletRequest request, Door door, Bodies bodies) {
    this.request = request;
    this.door = door;
    this.bodies = bodies;
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    Party party = KnownCallers.of(request);
    return switch (bodies.read(message.getBody(), request.getContentLengthLong())) {
      case RawBody.Whole(byte[] bytes) -> {
        door.requireSeal(party, LINE, Arrivals.of(request, LINE, bytes));
        yield new Read(message.getHeaders(), bytes);
      }
      case RawBody.TooLong _ -> throw Refused.of(RefusalCode.TOO_LARGE, "").asException();
    };
  }

  /** The message, read to its end. */
  private record Read(HttpHeaders headers, byte[] bytes) implements HttpInputMessage {
    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }
  }
}

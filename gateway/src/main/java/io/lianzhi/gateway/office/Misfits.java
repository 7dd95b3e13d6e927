package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.administration.Words;
import io.lianzhi.gateway.edge.OfficeConnector;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one place where an exception becomes an answer of this port: an objection as itself, a
 * request that the framework could not place by its HTTP status, and anything else as our own
 * fault.
 */
final class Misfits implements HandlerExceptionResolver, Ordered {
  private final OfficeConnector port;
  private final OfficeProblems problems;

  Misfits(OfficeConnector port, OfficeProblems problems) {
    this.port = port;
    this.problems = problems;
  }

  /** Before the door's, which takes whatever it is given. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!port.isOf(request)) {
      return null;
    }
    try {
      if (!response.isCommitted()) {
        response.reset();
        answer(request, response, failure);
      }
    } catch (IOException gone) {
      // The client left before it was told; nothing waits for an answer any more.
    }
    return new ModelAndView();
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException {
    switch (failure) {
      case ObjectionException objection -> problems.write(request, response, objection.objection());
      case MethodArgumentNotValidException invalid -> schema(request, response, place(invalid));
      case MethodArgumentTypeMismatchException mismatch ->
          schema(request, response, mismatch.getName());
      case ConstraintViolationException _, HttpMessageNotReadableException _ ->
          schema(request, response, "");
      case ErrorResponse other when other.getStatusCode().is4xxClientError() -> {
        int status = other.getStatusCode().value();
        problems.write(request, response, objection(code(status), ""), status);
      }
      default -> problems.fault(request, response, failure);
    }
  }

  private void schema(HttpServletRequest request, HttpServletResponse response, String at)
      throws IOException {
    problems.write(request, response, objection(ObjectionCode.SCHEMA, at));
  }

  private static String place(MethodArgumentNotValidException invalid) {
    return invalid.getFieldErrors().stream().map(error -> error.getField()).findFirst().orElse("");
  }

  private static Objection objection(ObjectionCode code, String at) {
    return new Objection(code, at, new Words("", ""));
  }

  static ObjectionCode code(int status) {
    if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      return ObjectionCode.RETRY_LATER;
    }
    return status == HttpServletResponse.SC_NOT_FOUND
        ? ObjectionCode.NOT_FOUND
        : ObjectionCode.SCHEMA;
  }
}

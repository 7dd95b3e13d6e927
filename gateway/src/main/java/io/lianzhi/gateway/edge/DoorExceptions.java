package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one place where an exception becomes an answer: a refusal as itself, a request that the
 * framework could not place by its HTTP status, and anything else as our own fault.
 */
final class DoorExceptions implements HandlerExceptionResolver, Ordered {
  private final Problems problems;

  DoorExceptions(Problems problems) {
    this.problems = problems;
  }

  /** Before the framework's, after another port's. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1;
  }

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    try {
      if (!response.isCommitted()) {
        response.reset();
        SeenCredentials.tell(request, response);
        answer(request, response, failure);
      }
    } catch (IOException gone) {
      // The client left before it was told; nothing waits for an answer any more.
    } finally {
      Exchange.find(request).ifPresent(Exchange::close);
    }
    return new ModelAndView();
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException {
    switch (failure) {
      case NotTaken notTaken -> taken(request, response, notTaken);
      case RefusedException refusal -> refuse(request, response, refusal.refused());
      case IOException gone -> throw gone;
      default -> {
        Misplaced misplaced = Misplaced.of(failure);
        misplaced.headers().forEach(response::addHeader);
        if (misplaced.status() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
          refuse(request, response, misplaced.refused(), misplaced.status());
        } else {
          fault(request, response, failure);
        }
      }
    }
  }

  private void taken(HttpServletRequest request, HttpServletResponse response, NotTaken notTaken)
      throws IOException {
    try (Exchange exchange = notTaken.exchange()) {
      problems.write(request, response, notTaken);
      exchange.written();
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Refused refused)
      throws IOException {
    refuse(request, response, refused, refused.code().httpStatus());
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, Refused refused, int status)
      throws IOException {
    Incident incident = Incidents.fresh();
    RefusalLog.request(KnownCallers.name(request), incident, status, refused);
    problems.write(request, response, refused, status, incident);
  }

  private void fault(HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException {
    Incident incident = Incidents.fresh();
    RefusalLog.fault(KnownCallers.name(request), incident, failure);
    problems.write(request, response, Refused.of(RefusalCode.RETRY_LATER, ""), incident);
  }
}

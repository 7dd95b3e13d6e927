package io.lianzhi.gateway.office;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.administration.Session;
import io.lianzhi.gateway.edge.Attempts;
import io.lianzhi.gateway.edge.OfficeConnector;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets an operation of the administrators' port be called by its roles alone, and by no other port.
 */
final class Permissions implements HandlerInterceptor {
  private final OfficeConnector port;
  private final Attempts attempts;
  private final Attempts fetches;

  /**
   * @param attempts at a session
   * @param fetches of what needs none
   */
  Permissions(OfficeConnector port, Attempts attempts, Attempts fetches) {
    this.port = port;
    this.attempts = attempts;
    this.fetches = fetches;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean here = port.isOf(request);
    if (isOffice(handler) != here) {
      throw here
          ? Objection.of(ObjectionCode.NOT_FOUND, "")
          : Refused.of(RefusalCode.NOT_FOUND, "").asException();
    }
    if (here) {
      allow(request, (HandlerMethod) handler);
    }
    return true;
  }

  private static boolean isOffice(Object handler) {
    return handler instanceof HandlerMethod method
        && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), OfficeController.class);
  }

  private void allow(HttpServletRequest request, HandlerMethod operation) {
    WithoutSession open = operation.getMethodAnnotation(WithoutSession.class);
    if (open != null) {
      if (!(open.signsIn() ? attempts : fetches).count(request.getRemoteAddr())) {
        throw Objection.of(ObjectionCode.TOO_MANY_ATTEMPTS, "");
      }
      return;
    }
    Administrator who =
        Caller.session(request)
            .map(Session::administrator)
            .orElseThrow(() -> Objection.of(ObjectionCode.NOT_AUTHENTICATED, ""));
    if (!roles(operation).contains(who.role())) {
      throw Objection.of(ObjectionCode.NOT_YOUR_ROLE, "");
    }
  }

  private static List<Role> roles(HandlerMethod operation) {
    return Optional.ofNullable(operation.getMethodAnnotation(AllowedTo.class))
        .map(allowed -> List.of(allowed.value()))
        .orElse(List.of());
  }
}

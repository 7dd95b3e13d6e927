package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.Sessions;
import io.lianzhi.gateway.administration.Words;
import io.lianzhi.gateway.edge.OfficeConnector;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Stands before everything on the administrators' port: nothing but their API is there, and whoever
 * shows an open session's token is known. Requests by other ports pass it by.
 */
final class OfficeGate implements Filter {
  static final String ROOT = "/v1/administration/";

  private final OfficeConnector port;
  private final Sessions sessions;
  private final OfficeProblems problems;

  OfficeGate(OfficeConnector port, Sessions sessions, OfficeProblems problems) {
    this.port = port;
    this.sessions = sessions;
    this.problems = problems;
  }

  @Override
  public void doFilter(ServletRequest plain, ServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    if (!port.isOf(plain)) {
      chain.doFilter(plain, answer);
      return;
    }
    HttpServletRequest request = (HttpServletRequest) plain;
    HttpServletResponse response = (HttpServletResponse) answer;
    Headers.set(response);
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      error(request, response);
    } else if (isHere(request)) {
      enter(request, response, chain);
    } else {
      problems.write(request, response, objection(ObjectionCode.NOT_FOUND));
    }
  }

  /** By the path as it came, and as the container reads it. */
  private static boolean isHere(HttpServletRequest request) {
    return request.getRequestURI().startsWith(ROOT) && request.getServletPath().startsWith(ROOT);
  }

  private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      Caller.token(request)
          .flatMap(sessions::use)
          .ifPresent(session -> Caller.keep(request, session));
    } catch (StoreUnavailable away) {
      problems.fault(request, response, away);
      return;
    }
    chain.doFilter(request, response);
  }

  /** What the container sends past our handlers. */
  private void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    int status =
        Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .orElse(HttpServletResponse.SC_NOT_FOUND);
    problems.write(request, response, objection(Misfits.code(status)), status);
  }

  private static Objection objection(ObjectionCode code) {
    return new Objection(code, "", new Words("", ""));
  }
}

package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who makes the request that is being served. */
@Component
final class Caller {
  private static final String SESSION = Session.class.getName();
  private static final String BEARER = "Bearer ";

  private final HttpServletRequest request;

  /** The request is Spring's proxy of the one being served. */
  Caller(HttpServletRequest request) {
    this.request = request;
  }

  static void keep(HttpServletRequest request, Session session) {
    request.setAttribute(SESSION, session);
  }

  static Optional<Session> session(HttpServletRequest request) {
    return Optional.ofNullable((Session) request.getAttribute(SESSION));
  }

  /** The token that the request shows, if it shows one. */
  static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  Session session() {
    return session(request)
        .orElseThrow(() -> new IllegalStateException("no request passes without a session"));
  }

  /** For what needs a session: who is signed in. */
  Administrator administrator() {
    return session().administrator();
  }

  String token() {
    return token(request).orElse("");
  }
}

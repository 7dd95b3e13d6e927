package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.KnownCaller;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets in only requests under a party's client certificate. A stranger's knock is counted and
 * logged under the incident number that it is told, nothing of it kept, and the connection closed;
 * all that it may ask is what the hub thinks of its certificate. The certificate is looked at with
 * every request, since a connection may outlive it.
 */
final class KnownCallers implements Filter {
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
  private static final String CALLER = KnownCaller.class.getName();

  private final Parties parties;
  private final Clock clock;
  private final Problems problems;
  private final DoorMetrics metrics;
  private final Predicate<ServletRequest> elsewhere;
  private final Attempts attempts;

  /**
   * @param elsewhere whether a request came by another port, where others look at who calls
   */
  KnownCallers(
      Parties parties,
      Clock clock,
      Problems problems,
      DoorMetrics metrics,
      Predicate<ServletRequest> elsewhere) {
    this.parties = parties;
    this.clock = clock;
    this.problems = problems;
    this.metrics = metrics;
    this.elsewhere = elsewhere;
    this.attempts = new Attempts(clock);
  }

  /** The party whose certificate opened the request's connection. */
  static Party of(HttpServletRequest request) {
    return caller(request).party();
  }

  /** The party, and the certificate. */
  static KnownCaller caller(HttpServletRequest request) {
    return find(request)
        .orElseThrow(() -> new IllegalStateException("no request passes without a party"));
  }

  /** The caller, where the request came far enough to have one. */
  static Optional<KnownCaller> find(HttpServletRequest request) {
    return Optional.ofNullable((KnownCaller) request.getAttribute(CALLER));
  }

  /** The party's name for the log; a dash for whoever has none. */
  static String name(HttpServletRequest request) {
    return find(request).map(caller -> caller.party().id().value()).orElse("-");
  }

  @Override
  public void doFilter(ServletRequest plain, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) plain;
    if (elsewhere.test(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<KnownCaller> caller =
        certificate(request).flatMap(certificate -> parties.find(certificate, clock.instant()));
    if (caller.isPresent()) {
      request.setAttribute(CALLER, caller.get());
      SeenCredentials.tell(request, (HttpServletResponse) response);
      chain.doFilter(request, response);
    } else {
      stranger(request, (HttpServletResponse) response, chain);
    }
  }

  /** A stranger may ask, and not too often, what the hub thinks of the certificate it shows. */
  private void stranger(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    metrics.knock();
    SeenCredentials.tell(request, response);
    if (!RehearsalController.isAsked(request)) {
      refuse(request, response, RefusalCode.CREDENTIAL_UNKNOWN);
    } else if (attempts.count(request.getRemoteAddr())) {
      chain.doFilter(request, response);
    } else {
      refuse(request, response, RefusalCode.RETRY_LATER);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, RefusalCode why)
      throws IOException {
    Refused refused = Refused.of(why, "");
    Incident incident = Incidents.fresh();
    RefusalLog.request(name(request), incident, refused.code().httpStatus(), refused);
    problems.write(request, response, refused, incident);
  }

  /** The client certificate that opened the connection. */
  static Optional<X509Certificate> certificate(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
        ? Optional.of(chain[0])
        : Optional.empty();
  }
}

package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
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
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;

/**
 * Lets in only requests under a party's client certificate. A stranger's knock is counted and
 * logged under the incident number that it is told, nothing of it kept, and the connection closed.
 * The certificate is looked at with every request, since a connection may outlive it.
 */
final class KnownCallers implements Filter {
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
  private static final String PARTY = Party.class.getName();

  private final Parties parties;
  private final Clock clock;
  private final Problems problems;
  private final DoorMetrics metrics;

  KnownCallers(Parties parties, Clock clock, Problems problems, DoorMetrics metrics) {
    this.parties = parties;
    this.clock = clock;
    this.problems = problems;
    this.metrics = metrics;
  }

  /** The party whose certificate opened the request's connection. */
  static Party of(HttpServletRequest request) {
    return find(request)
        .orElseThrow(() -> new IllegalStateException("no request passes without a party"));
  }

  /** The party, where the request came far enough to have one. */
  static Optional<Party> find(HttpServletRequest request) {
    return Optional.ofNullable((Party) request.getAttribute(PARTY));
  }

  /** The party's name for the log; a dash for whoever has none. */
  static String name(HttpServletRequest request) {
    return find(request).map(party -> party.id().value()).orElse("-");
  }

  @Override
  public void doFilter(ServletRequest plain, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) plain;
    Optional<Party> party = certificate(request).filter(this::holds).flatMap(parties::find);
    if (party.isPresent()) {
      request.setAttribute(PARTY, party.get());
      chain.doFilter(request, response);
    } else {
      refuse(request, (HttpServletResponse) response);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    metrics.knock();
    Refused stranger = Refused.of(RefusalCode.CREDENTIAL_UNKNOWN, "");
    Incident incident = Incidents.fresh();
    RefusalLog.request(name(request), incident, stranger.code().httpStatus(), stranger);
    response.setHeader("Connection", "close");
    problems.write(request, response, stranger, incident);
  }

  /** The client certificate that opened the connection. */
  static Optional<X509Certificate> certificate(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
        ? Optional.of(chain[0])
        : Optional.empty();
  }

  private boolean holds(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
      return true;
    } catch (CertificateException over) {
      return false;
    }
  }
}

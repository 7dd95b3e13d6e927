package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.http.AcceptSignature;
import io.lianzhi.security.http.HttpFields;
import io.lianzhi.security.http.HttpRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Signs the answer, whatever it is, to a request that asks for it by Accept-Signature (RFC 9421,
 * 5), so that it can be shown to others and belongs to no other request. A request that asks for
 * what cannot be given is a 400: its sender would not get what it relies on. Whoever does not ask
 * pays nothing; whoever is no party, as at the administrators' port, has no suite to be answered
 * in.
 */
final class SignedAnswers implements Filter {
  private static final String FIELD = "accept-signature";
  private static final String ORDER = SignedResponse.Order.class.getName();

  private final AnswerKeys keys;
  private final Clock clock;
  private final Problems problems;

  SignedAnswers(AnswerKeys keys, Clock clock, Problems problems) {
    this.keys = keys;
    this.clock = clock;
    this.problems = problems;
  }

  @Override
  public void doFilter(ServletRequest plain, ServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) plain;
    HttpServletResponse response = (HttpServletResponse) answer;
    if (request.getHeader(FIELD) == null || KnownCallers.find(request).isEmpty()) {
      chain.doFilter(request, response);
    } else if (request.getDispatcherType() == DispatcherType.ERROR) {
      // The container has changed the request's path meanwhile.
      Optional<SignedResponse.Order> order =
          Optional.ofNullable((SignedResponse.Order) request.getAttribute(ORDER));
      signed(request, response, chain, order);
    } else {
      asked(request, response, chain);
    }
  }

  private void asked(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SigningKey key = keys.towards(KnownCallers.of(request));
    HttpRequest asking = asking(request);
    switch (AcceptSignature.of(asking, key)) {
      case AcceptSignature.Nothing() -> chain.doFilter(request, response);
      case AcceptSignature.Unmet() -> refuse(request, response);
      case AcceptSignature.Wanted wanted -> {
        SignedResponse.Order order = new SignedResponse.Order(asking, wanted, key, clock);
        request.setAttribute(ORDER, order);
        signed(request, response, chain, Optional.of(order));
      }
    }
  }

  private static void signed(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      Optional<SignedResponse.Order> order)
      throws IOException, ServletException {
    if (order.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    SignedResponse signed = new SignedResponse(response, order.get());
    chain.doFilter(request, signed);
    signed.finish();
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Refused unmet = Refused.of(RefusalCode.SCHEMA, FIELD, AcceptSignature.FORM);
    Incident incident = Incidents.fresh();
    int status = HttpServletResponse.SC_BAD_REQUEST;
    RefusalLog.request(KnownCallers.name(request), incident, status, unmet);
    problems.write(request, response, unmet, status, incident);
  }

  /** A request as its signature sees it. */
  static HttpRequest asking(HttpServletRequest request) {
    HttpFields fields = name -> List.copyOf(Collections.list(request.getHeaders(name)));
    return new HttpRequest(
        request.getMethod(),
        "https",
        Optional.ofNullable(request.getHeader("host")).orElse(""),
        request.getRequestURI(),
        Optional.ofNullable(request.getQueryString()).orElse(""),
        fields);
  }
}

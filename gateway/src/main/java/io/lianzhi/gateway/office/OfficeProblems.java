package io.lianzhi.gateway.office;

import io.lianzhi.contracts.Incident;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.Words;
import io.lianzhi.gateway.edge.Incidents;
import io.lianzhi.gateway.edge.Languages;
import io.lianzhi.gateway.office.api.model.OfficeProblem;
import io.lianzhi.gateway.office.api.model.OfficeProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Renders every problem document of the administrators' port (RFC 9457), and logs a line of it. */
final class OfficeProblems {
  private static final Logger LOG = LoggerFactory.getLogger(OfficeProblems.class);
  private static final String MEDIA_TYPE = "application/problem+json";

  private final JsonMapper json;

  OfficeProblems(JsonMapper json) {
    this.json = json;
  }

  /** Answers with the objection under its own status. */
  void write(HttpServletRequest request, HttpServletResponse response, Objection objection)
      throws IOException {
    write(request, response, objection, objection.code().status());
  }

  /**
   * Answers with the objection under a status of HTTP's own, and flushes.
   *
   * @param status such as 405 or 415
   */
  void write(
      HttpServletRequest request, HttpServletResponse response, Objection objection, int status)
      throws IOException {
    Incident incident = Incidents.fresh();
    log(request, objection, status, incident);
    Locale language = Languages.of(request);
    byte[] document = json.writeValueAsBytes(of(objection, status, incident, language));
    Headers.set(response);
    response.setStatus(status);
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Content-Language", language.getLanguage());
    waiting(response, objection.code());
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
    response.flushBuffer();
  }

  private static void waiting(HttpServletResponse response, ObjectionCode code) {
    switch (code) {
      case TOO_MANY_ATTEMPTS -> response.setHeader("Retry-After", "60");
      case RETRY_LATER -> response.setHeader("Retry-After", "5");
      case NOT_AUTHENTICATED -> response.setHeader("WWW-Authenticate", "Bearer");
      case SCHEMA, NOT_YOUR_ROLE, OWN_PROPOSAL, NOT_FOUND, CONFLICT -> {}
    }
  }

  /** Our own fault; its stack trace goes to the log alone. */
  void fault(HttpServletRequest request, HttpServletResponse response, Throwable fault)
      throws IOException {
    LOG.atError().setCause(fault).log("unexpected");
    write(request, response, new Objection(ObjectionCode.RETRY_LATER, "", new Words("", "")));
  }

  static OfficeProblem of(Objection objection, int status, Incident incident, Locale language) {
    ObjectionCode code = objection.code();
    OfficeProblem problem =
        new OfficeProblem()
            .type(
                URI.create(
                    "urn:lianzhi:problem:"
                        + code.name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .title(in(language, code.title()))
            .status(status)
            .detail(detail(objection, language))
            .instance(URI.create("urn:lianzhi:incident:" + incident.number()))
            .code(OfficeProblemCode.fromValue(code.name()))
            .incident(incident.number())
            .whoseMove(OfficeProblem.WhoseMoveEnum.fromValue(code.move().name()))
            .nextStep(in(language, code.nextStep()))
            .resend(OfficeProblem.ResendEnum.fromValue(resend(code)));
    if (!objection.at().isEmpty()) {
      problem.setAt(objection.at());
    }
    return problem;
  }

  private static String resend(ObjectionCode code) {
    return switch (code) {
      case RETRY_LATER, TOO_MANY_ATTEMPTS -> "SAME";
      case SCHEMA, NOT_AUTHENTICATED, CONFLICT -> "CORRECTED";
      case NOT_YOUR_ROLE, OWN_PROPOSAL, NOT_FOUND -> "USELESS";
    };
  }

  private static String detail(Objection objection, Locale language) {
    String particular = in(language, objection.why());
    return particular.isEmpty() ? in(language, objection.code().detail()) : particular;
  }

  private static String in(Locale language, Words words) {
    return language.equals(Locale.ENGLISH) ? words.english() : words.chinese();
  }

  private static void log(
      HttpServletRequest request, Objection objection, int status, Incident incident) {
    String account =
        Caller.session(request).map(session -> session.administrator().account()).orElse("-");
    try (var _ = Incidents.named(incident)) {
      LOG.atInfo()
          .addKeyValue("account", account)
          .addKeyValue("code", objection.code().name())
          .addKeyValue("status", status)
          .log("administrator's request refused");
    }
  }
}

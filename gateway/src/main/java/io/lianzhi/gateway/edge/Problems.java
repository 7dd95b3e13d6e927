package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.edge.api.model.ClauseReference;
import io.lianzhi.gateway.edge.api.model.Problem;
import io.lianzhi.gateway.edge.api.model.ProblemCode;
import io.lianzhi.gateway.edge.api.model.WhoseMove;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Renders every problem document of the hub (RFC 9457), in Chinese or English. */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String RETRY_SECONDS = "5";

  private final JsonMapper json;
  private final DoorMetrics metrics;

  Problems(JsonMapper json, DoorMetrics metrics) {
    this.json = json;
    this.metrics = metrics;
  }

  /** The document that says why, as it also stands inside a receipt. */
  static Problem of(Refused refused, Incident incident, Locale locale) {
    return of(refused, refused.code().httpStatus(), incident, locale);
  }

  /**
   * The document for a refusal that was written down.
   *
   * @param clause as {@link Clause#toString} wrote it
   * @param words of the party that declined, where it gave any
   */
  static Problem of(
      RefusalCode code,
      Optional<String> clause,
      Optional<String> words,
      Incident incident,
      Locale locale) {
    Refused refused = new Refused(code, "", Optional.empty(), clause.map(Problems::clause));
    Problem problem = of(refused, incident, locale);
    words.ifPresent(said -> problem.setDetail(problem.getDetail() + " — " + said));
    return problem;
  }

  private static Problem of(Refused refused, int status, Incident incident, Locale locale) {
    RefusalText text = RefusalText.of(refused, locale);
    RefusalCode code = refused.code();
    Problem problem =
        new Problem()
            .type(type(code))
            .title(text.title())
            .status(status)
            .detail(text.detail())
            .instance(URI.create("urn:lianzhi:incident:" + incident.number()))
            .code(ProblemCode.fromValue(code.name()))
            .incident(incident.number())
            .whoseMove(WhoseMove.fromValue(code.whoseMove().name()))
            .nextStep(text.nextStep())
            .resend(Problem.ResendEnum.fromValue(code.resend().name()));
    // An empty list would be written.
    problem.setOutcomes(null);
    if (!refused.at().isEmpty()) {
      problem.setAt(refused.at());
    }
    text.accepted().ifPresent(problem::setAccepted);
    refused
        .clause()
        .map(clause -> new ClauseReference(clause.memorandum(), clause.number()))
        .ifPresent(problem::setClause);
    return problem;
  }

  private static URI type(RefusalCode code) {
    String words = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return URI.create("urn:lianzhi:problem:" + words);
  }

  /** A memorandum's id has no blanks. */
  private static Clause clause(String written) {
    int blank = written.indexOf(' ');
    return blank < 0
        ? new Clause(written, "")
        : new Clause(written.substring(0, blank), written.substring(blank + 1));
  }

  void write(
      HttpServletRequest request, HttpServletResponse response, Refused refused, Incident incident)
      throws IOException {
    write(request, response, refused, refused.code().httpStatus(), incident);
  }

  /** Answers with a refusal that was written down; for several addressees with each one's own. */
  void write(HttpServletRequest request, HttpServletResponse response, NotTaken notTaken)
      throws IOException {
    Locale locale = Languages.of(request);
    Problem problem = of(notTaken.refused(), notTaken.incident(), locale);
    Map<PartyId, Refused> refusals = notTaken.exchange().refusals();
    if (refusals.size() > 1) {
      refusals.forEach((to, why) ->
          problem.addOutcomesItem(Receipts.outcome(to, why, notTaken.incident(), locale)));
    }
    write(response, problem, notTaken.refused().code(), locale);
  }

  /**
   * Answers with a refusal under a status of HTTP's own, and flushes.
   *
   * @param status for a request that never was a letter: 404, 405, 406, 415 …
   */
  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Refused refused,
      int status,
      Incident incident)
      throws IOException {
    Locale locale = Languages.of(request);
    write(response, of(refused, status, incident, locale), refused.code(), locale);
  }

  private void write(HttpServletResponse response, Problem problem, RefusalCode code, Locale locale)
      throws IOException {
    byte[] document = json.writeValueAsBytes(problem);
    response.setStatus(problem.getStatus());
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Content-Language", locale.getLanguage());
    response.setHeader("Cache-Control", "no-store");
    if (code == RefusalCode.RETRY_LATER) {
      response.setHeader("Retry-After", RETRY_SECONDS);
    }
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
    response.flushBuffer();
    metrics.problem(problem.getStatus(), code.name());
  }
}

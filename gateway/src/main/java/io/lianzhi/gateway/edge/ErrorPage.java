package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for errors that the container sends past our handlers, in place of its own page. */
@RestController
class ErrorPage implements ErrorController {
  private final Problems problems;

  ErrorPage(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("${server.error.path:${error.path:/error}}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpStatus.NOT_FOUND.value();
    Misplaced misplaced = Misplaced.other(status);
    Incident incident = Incidents.fresh();
    String party = KnownCallers.name(request);
    RefusalLog.request(party, incident, misplaced.status(), misplaced.refused());
    problems.write(request, response, misplaced.refused(), misplaced.status(), incident);
  }
}

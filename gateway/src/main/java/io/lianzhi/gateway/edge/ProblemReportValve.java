package io.lianzhi.gateway.edge;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What Tomcat answers to a request that it cannot even read as HTTP: a bare problem document
 * instead of its page. There is no party, no language and no letter to speak of.
 */
public final class ProblemReportValve extends ErrorReportValve {
  private static final int ERRORS = 400;

  /** Made by Tomcat, by name. */
  public ProblemReportValve() {}

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < ERRORS || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType(Problems.MEDIA_TYPE);
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(
            "{\"type\":\"about:blank\",\"title\":\""
                + phrase(status)
                + "\",\"status\":"
                + status
                + "}");
        response.finishResponse();
      }
    } catch (IOException gone) {
      // The client left before it was told.
    }
  }

  private static String phrase(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}

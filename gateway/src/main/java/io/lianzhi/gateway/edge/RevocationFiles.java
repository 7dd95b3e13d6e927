package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** The lists of revoked certificates, for whoever sits at the table. */
final class RevocationFiles implements HttpRequestHandler {
  static final String ROOT = "/v1/credentials/crl/";

  private final RevocationDesk desk;

  RevocationFiles(RevocationDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException, HttpRequestMethodNotSupportedException {
    if (!request.getMethod().equals("GET")) {
      throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET"));
    }
    byte[] list =
        desk.list(request.getRequestURI().substring(ROOT.length()))
            .orElseThrow(() -> Refused.of(RefusalCode.NOT_FOUND, "").asException());
    response.setContentType("application/pkix-crl");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(list.length);
    response.getOutputStream().write(list);
  }
}

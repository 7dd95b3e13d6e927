package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.security.ledger.TilePath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** The log's files under the paths of C2SP tlog-tiles, for whoever sits at the table. */
final class LogFiles implements HttpRequestHandler {
  static final String ROOT = "/v1/ledger/";

  private static final String CHECKPOINT = "checkpoint";
  private static final String KEYS = "keys";
  private static final String TEXT = "text/plain;charset=utf-8";

  private final LedgerDesk desk;

  LogFiles(LedgerDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException, HttpRequestMethodNotSupportedException {
    if (!request.getMethod().equals("GET")) {
      throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET"));
    }
    String path = request.getRequestURI().substring(ROOT.length());
    byte[] content =
        content(path).orElseThrow(() -> Refused.of(RefusalCode.NOT_FOUND, "").asException());
    boolean tile = path.startsWith("tile/");
    response.setContentType(tile ? "application/octet-stream" : TEXT);
    response.setHeader("Cache-Control", tile ? "private, max-age=86400" : "no-store");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private Optional<byte[]> content(String path) {
    return switch (path) {
      case CHECKPOINT -> desk.checkpoint();
      case KEYS -> Optional.of(desk.keys().getBytes(StandardCharsets.UTF_8));
      default -> TilePath.parse(path).flatMap(desk::tile);
    };
  }
}

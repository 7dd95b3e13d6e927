package io.lianzhi.gateway.office;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What every answer of this port says to whoever is on its way, and to browsers. */
final class Headers {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Strict-Transport-Security", "max-age=31536000",
          "X-Content-Type-Options", "nosniff");

  private Headers() {}

  static void set(HttpServletResponse response) {
    ALWAYS.forEach(response::setHeader);
  }
}

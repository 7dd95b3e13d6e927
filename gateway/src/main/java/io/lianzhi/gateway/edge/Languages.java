package io.lianzhi.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages that people are answered in; Chinese unless the client prefers English. */
public final class Languages {
  private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

  private Languages() {}

  /** The language that a request asks for. */
  public static Locale of(HttpServletRequest request) {
    return of(request.getHeader("Accept-Language"));
  }

  /** The best of the two for an Accept-Language header (RFC 9110, 12.5.4), whatever it holds. */
  static Locale of(@Nullable String accepted) {
    if (accepted == null || accepted.isBlank()) {
      return Locale.CHINESE;
    }
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(accepted), SPOKEN);
      return best == null ? Locale.CHINESE : best;
    } catch (IllegalArgumentException garbage) {
      return Locale.CHINESE;
    }
  }
}

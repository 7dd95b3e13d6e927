package io.lianzhi.gateway.edge;

import java.io.IOException;
import java.util.List;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/**
 * Prints stack traces for the log without what exceptions say: a library may repeat the value that
 * it choked on, and that may be personal. Network, TLS and start-up faults speak, for they see no
 * letter; so do the house's own exceptions, which promise to hold no value.
 */
public final class WordlessStackTraces implements StackTracePrinter {
  private static final List<String> MAY_SPEAK =
      List.of(
          "java.net.",
          "javax.net.ssl.",
          "io.lianzhi.",
          "org.springframework.beans.",
          "org.springframework.boot.");

  private final StackTracePrinter printer =
      StandardStackTracePrinter.rootLast()
          .withMaximumLength(16_384)
          .withFormatter(WordlessStackTraces::name);

  /** Made by Boot, from {@code logging.structured.json.stacktrace.printer}. */
  public WordlessStackTraces() {}

  @Override
  public void printStackTrace(Throwable throwable, Appendable output) throws IOException {
    printer.printStackTrace(throwable, output);
  }

  private static String name(Throwable throwable) {
    String type = throwable.getClass().getName();
    return MAY_SPEAK.stream().anyMatch(type::startsWith) ? throwable.toString() : type;
  }
}

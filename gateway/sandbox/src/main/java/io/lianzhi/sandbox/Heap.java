package io.lianzhi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Asks another Java process about its heap, by the platform's own {@code jcmd}. */
final class Heap {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private Heap() {}

  /** MiB in use right after a full collection. */
  static double live(long pid) {
    jcmd(pid, "GC.run");
    return USED.matcher(jcmd(pid, "GC.heap_info"))
            .results()
            .limit(2)
            .mapToLong(match -> Long.parseLong(match.group(1)))
            .sum()
        / 1024.0;
  }

  private static String jcmd(long pid, String command) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(List.of(tool.toString(), String.valueOf(pid), command))
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }
}

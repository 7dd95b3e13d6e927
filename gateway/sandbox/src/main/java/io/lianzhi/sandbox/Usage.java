package io.lianzhi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What processes have used, by the kernel's own account ({@code /proc}, in ticks of 10 ms).
 *
 * @param cpu CPU-seconds, user and system, without the compiler's
 * @param compiler CPU-seconds of the JIT compiler's threads
 * @param ledger CPU-seconds of the thread that grows and signs the log; part of {@code cpu}
 * @param residentMiB proportional set size: what several processes share counts once
 */
record Usage(double cpu, double compiler, double ledger, double residentMiB) {
  private static final double TICKS = 100.0;

  /** One Java process. */
  static Usage ofJava(long pid) {
    double all = ticks(Path.of("/proc/" + pid + "/stat"), false);
    double compiler = 0;
    double ledger = 0;
    try (DirectoryStream<Path> tasks =
        Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
      for (Path task : tasks) {
        String name = read(task.resolve("comm")).strip();
        if (name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler")) {
          compiler += ticks(task.resolve("stat"), false);
        } else if (name.equals("ledger")) {
          ledger += ticks(task.resolve("stat"), false);
        }
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return new Usage(all - compiler, compiler, ledger, resident(pid));
  }

  /** A process with all its children, those that have ended included. */
  static Usage ofTree(long pid) {
    double cpu = ticks(Path.of("/proc/" + pid + "/stat"), true);
    double resident = resident(pid);
    try (Stream<ProcessHandle> children = ProcessHandle.of(pid).orElseThrow().children()) {
      for (ProcessHandle child : children.toList()) {
        cpu += ticks(Path.of("/proc/" + child.pid() + "/stat"), false);
        resident += resident(child.pid());
      }
    }
    return new Usage(cpu, 0, 0, resident);
  }

  Usage since(Usage earlier) {
    return new Usage(
        cpu - earlier.cpu, compiler - earlier.compiler, ledger - earlier.ledger, residentMiB);
  }

  private static double ticks(Path stat, boolean withEnded) {
    String text = read(stat);
    if (text.isEmpty()) {
      return 0;
    }
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    if (withEnded) {
      ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }
    return ticks / TICKS;
  }

  private static double resident(long pid) {
    return read(Path.of("/proc/" + pid + "/smaps_rollup"))
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElse(0);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException gone) {
      return "";
    }
  }
}

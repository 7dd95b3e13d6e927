package io.lianzhi.sandbox;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another Java process of this sandbox, on the same class path; it ends with this one. */
final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Process process;

  /**
   * What to run.
   *
   * @param jvm options of its virtual machine
   * @param environment secrets among it: arguments can be read by everybody on the machine
   */
  record Program(
      List<String> jvm, String main, List<String> arguments, Map<String, String> environment) {}

  private Child(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Starts a program with its output in {@code log}. */
  static Child start(Program program, Path log) {
    try {
      return new Child(
          builder(program)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  /** Starts a program that one can ask, line by line. */
  static Child startAsked(Program program) {
    try {
      return new Child(builder(program).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  /** Sends a line to the process and gives the line that it answers. */
  String ask(String line) {
    try {
      BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(line);
      input.newLine();
      input.flush();
      return hear();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** The next line that it says. */
  String hear() {
    try {
      String line = process.inputReader(StandardCharsets.UTF_8).readLine();
      if (line == null) {
        throw new IllegalStateException("a process of the sandbox ended early");
      }
      return line;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static ProcessBuilder builder(Program program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dio.netty.noUnsafe=false");
    command.add("--enable-native-access=ALL-UNNAMED");
    // A compiler's thread that ends takes its share of CPU time with it.
    command.add("-XX:-UseDynamicNumberOfCompilerThreads");
    command.addAll(program.jvm());
    command.add(program.main());
    command.addAll(program.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(program.environment());
    // The class path is long: the environment carries it.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}, and waits until it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE)) {
        kill();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.lianzhi.sandbox;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another Java process of this sandbox, on the same class path. */
final class Child implements AutoCloseable {
  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /** Starts {@code main} with its output in {@code log}. */
  static Child start(Path log, List<String> jvm, String main, List<String> arguments) {
    try {
      return new Child(
          builder(jvm, main, arguments)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  /** A process with the first line that it printed. */
  record Spoken(Child child, String firstLine) {}

  /** Starts a process that says on its first line that it is ready; what follows is kept. */
  static Spoken startSpeaking(List<String> jvm, String main, List<String> arguments) {
    try {
      Child child =
          new Child(
              builder(jvm, main, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start());
      return new Spoken(child, child.readLine());
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
      return readLine();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private String readLine() throws IOException {
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null) {
      throw new IllegalStateException("a process of the sandbox ended early");
    }
    return line;
  }

  private static ProcessBuilder builder(List<String> jvm, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dio.netty.noUnsafe=false");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // The class path is long: the environment carries it.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder;
  }

  /** Spring's arguments for these properties. */
  static List<String> arguments(Map<String, Object> properties) {
    return properties.entrySet().stream()
        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
        .toList();
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
      if (!process.waitFor(java.time.Duration.ofSeconds(15))) {
        kill();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

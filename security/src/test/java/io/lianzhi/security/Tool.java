package io.lianzhi.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Somebody else's program at the other end, run in a folder. A test for which it is missing is
 * skipped and says so.
 */
public final class Tool {
  private static final int PATIENCE = 300;

  private final Path folder;

  public Tool(Path folder) {
    this.folder = folder;
  }

  /** Skips the test unless this machine's OpenSSL has SM2. */
  public static void requireOpenssl(Path folder) {
    require("openssl with SM2", folder, "SM2", "openssl", "list", "-public-key-algorithms");
  }

  /** Skips the test unless the command works here and its output has this in it. */
  public static void require(String what, Path folder, String word, String... command) {
    boolean there;
    try {
      Process process = start(folder, List.of(command));
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      there = exit(process) == 0 && said.contains(word);
    } catch (IOException absent) {
      there = false;
    }
    assumeTrue(there, "skipped: no " + what + " on this machine");
  }

  /** What the command prints; it must succeed. */
  public byte[] run(String... command) throws IOException {
    Process process = start(folder, List.of(command));
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(exit(process))
        .as("%s: %s", List.of(command), Files.readString(folder.resolve("errors")))
        .isZero();
    return out;
  }

  /** Whether the command succeeds. */
  public boolean takes(String... command) throws IOException {
    Process process = start(folder, List.of(command));
    process.getInputStream().readAllBytes();
    return exit(process) == 0;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  public void write(String name, byte[] content) throws IOException {
    Files.write(file(name), content);
  }

  private static Process start(Path folder, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  private static int exit(Process process) {
    try {
      assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("stopped while waiting for a program", stopped);
    }
  }
}

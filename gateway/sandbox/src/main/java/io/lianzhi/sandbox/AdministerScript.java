package io.lianzhi.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The administrators' command of a sandbox, as a script: it needs neither Maven nor the right
 * {@code java} on the path, and knows where the hub is. Secrets are typed, or come from the
 * environment.
 */
final class AdministerScript {
  private AdministerScript() {}

  /**
   * Writes it, executable.
   *
   * @param office the address of the administrators' port
   * @return the file
   */
  static Path write(SandboxHome home, URI office) {
    Path ca = home.hub().resolve("certificates").resolve("ca.pem").toAbsolutePath();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String text =
        """
        #!/bin/sh
        # Written at the sandbox's start.
        [ -n "$LIANZHI_OFFICE" ] || LIANZHI_OFFICE=%s
        [ -n "$LIANZHI_OFFICE_CA" ] || LIANZHI_OFFICE_CA=%s
        export LIANZHI_OFFICE LIANZHI_OFFICE_CA
        exec %s -XX:TieredStopAtLevel=1 -cp %s io.lianzhi.gateway.Gateway administer "$@"
        """
            .formatted(
                quoted(office.toString()),
                quoted(ca.toString()),
                quoted(java.toString()),
                quoted(classPath()));
    try {
      Path file = home.folder().resolve("administer");
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The one of this process, wherever the script is called from. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** One word of the shell's, whatever is in it. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}

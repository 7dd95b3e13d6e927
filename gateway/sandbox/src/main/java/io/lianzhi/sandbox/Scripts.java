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
 * Commands of a sandbox, as scripts: they need neither Maven nor the right {@code java} on the
 * path.
 */
final class Scripts {
  private Scripts() {}

  /**
   * The administrators' command, which knows where the hub is. Secrets are typed, or come from the
   * environment.
   *
   * @param office the address of the administrators' port
   * @return the file
   */
  static Path administer(SandboxHome home, URI office) {
    return write(
        home,
        "administer",
        """
        [ -n "$LIANZHI_OFFICE" ] || LIANZHI_OFFICE=%s
        [ -n "$LIANZHI_OFFICE_CA" ] || LIANZHI_OFFICE_CA=%s
        export LIANZHI_OFFICE LIANZHI_OFFICE_CA
        exec %s io.lianzhi.gateway.Gateway administer "$@"
        """
            .formatted(quoted(office.toString()), quoted(published(home, "ca.pem")), java()));
  }

  /** What checks evidence and the log, by the hub's keys. */
  static Path verify(SandboxHome home) {
    return write(
        home,
        "verify",
        """
        exec %s io.lianzhi.security.ledger.Verify --key %s "$@"
        """
            .formatted(java(), quoted(published(home, "ledger.keys"))));
  }

  private static Path write(SandboxHome home, String name, String body) {
    try {
      Path file = home.folder().resolve(name);
      Files.writeString(file, "#!/bin/sh\n# Written at the sandbox's start.\n" + body);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String published(SandboxHome home, String name) {
    return home.hub().resolve("certificates").resolve(name).toAbsolutePath().toString();
  }

  private static String java() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return quoted(java.toString()) + " -XX:TieredStopAtLevel=1 -cp " + quoted(classPath());
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

package io.lianzhi.gateway.command;

import io.lianzhi.security.certificates.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The session that was opened last, in a file that its owner alone may read.
 *
 * @param hub its address
 * @param ca the file of the authority that the hub's certificate must be of
 */
record OpenSession(String hub, String ca, String token) {
  private static Path file(Path home) {
    return home.resolve(".lianzhi").resolve("session");
  }

  @Override
  public String toString() {
    return "OpenSession[" + hub + "]";
  }

  /** The one that is kept in this home. */
  static OpenSession read(Path home) {
    try {
      List<String> lines = Files.readAllLines(file(home));
      return new OpenSession(lines.get(0), lines.get(1), lines.get(2));
    } catch (IOException | IndexOutOfBoundsException none) {
      throw new IllegalArgumentException(
          "nobody is signed in: administer login URL NAME --ca FILE");
    }
  }

  void write(Path home) {
    try {
      String lines = String.join("\n", hub, ca, token, "");
      PrivateFile.write(file(home), lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static void remove(Path home) {
    try {
      Files.deleteIfExists(file(home));
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }
}

package io.lianzhi.security.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of strangers: no longer ones than expected, and no pipes and devices. */
final class BoundedFile {
  private BoundedFile() {}

  /** The file's bytes, one more than {@code limit} if it has more; nothing where no file is. */
  static Optional<byte[]> read(Path file, int limit) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      return Optional.of(bytes.readNBytes(limit + 1));
    }
  }
}

package io.lianzhi.contracts.code;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The domain brief's own tables, where they lie beside the checkout. */
public final class SharedTables {
  private static final Path DATA = Path.of("..", "..", "shared", "domain", "data");
  private static final byte[] VERSION = "# version: brief\n".getBytes(StandardCharsets.UTF_8);

  private SharedTables() {}

  /** The rows of that table; the calling test is skipped where the brief is not at hand. */
  public static List<Table.Row> rows(String name) {
    Path file = DATA.resolve(name + ".csv");
    assumeTrue(Files.isRegularFile(file), () -> "skipped: no " + file + " beside the checkout");
    return read(file);
  }

  private static List<Table.Row> read(Path file) {
    try (InputStream content = Files.newInputStream(file);
        InputStream versioned =
            new SequenceInputStream(new ByteArrayInputStream(VERSION), content);
        Reader text = new InputStreamReader(versioned, StandardCharsets.UTF_8)) {
      return Table.read(text).rows();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

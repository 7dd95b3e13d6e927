package io.lianzhi.security.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of a file of a pack; it is read more than once, and is the same each time. */
@FunctionalInterface
public interface PackContent {
  InputStream open() throws IOException;

  static PackContent of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }
}

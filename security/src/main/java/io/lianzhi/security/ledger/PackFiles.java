package io.lianzhi.security.ledger;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The files of a pack, zipped or unpacked. */
interface PackFiles {
  /** Names as {@link PackNames} has them, in their order. */
  Set<String> names();

  /** The SHA-256 of a file's content, in lower-case hexadecimal digits. */
  String sha256(String name) throws IOException;

  /** A file's content, one byte more than {@code limit} if it has more; nothing if it is absent. */
  Optional<byte[]> read(String name, int limit) throws IOException;
}

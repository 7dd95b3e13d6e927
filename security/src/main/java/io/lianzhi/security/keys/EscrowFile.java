package io.lianzhi.security.keys;

import io.lianzhi.security.certificates.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An escrow copy on disk. */
final class EscrowFile {
  private EscrowFile() {}

  /** Writes a new one. */
  static void create(Path copy, WrappedKey key) {
    if (Files.exists(copy)) {
      throw new KeystoreException(copy + " exists; an escrow copy is never overwritten");
    }
    try {
      PrivateFile.write(copy, key.toBytes());
    } catch (IOException e) {
      throw new KeystoreException("the escrow copy " + copy + " cannot be written", e);
    }
  }

  static WrappedKey read(Path copy) {
    try {
      return WrappedKey.read(WrappedKey.Kind.ESCROW, Files.readAllBytes(copy));
    } catch (IOException e) {
      throw new KeystoreException("the escrow copy " + copy + " cannot be read", e);
    }
  }
}

package io.lianzhi.security.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is seen to around a keystore's file before it is read: who may touch it, what lies about.
 */
final class KeystoreFolder {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS_WRITE =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final Path file;
  private final Path folder;

  KeystoreFolder(Path file) {
    this.file = file.toAbsolutePath();
    this.folder = Objects.requireNonNull(this.file.getParent(), "a file has a folder");
  }

  /**
   * Lets only the owner read the file.
   *
   * @throws KeystoreException if others may write into the folder: they could exchange the file
   */
  void tighten() throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    if (Files.getPosixFilePermissions(folder).stream().anyMatch(OTHERS_WRITE::contains)) {
      throw new KeystoreException(
          "others may write into the keystore's folder: chmod 700 " + folder);
    }
    if (Files.exists(file) && !Files.getPosixFilePermissions(file).equals(OWNER)) {
      Files.setPosixFilePermissions(file, OWNER);
    }
  }

  /** Overwrites and removes states that a killed process wrote and could not put in place. */
  void sweep() throws IOException {
    Pattern leftOver =
        Pattern.compile(Pattern.quote(String.valueOf(file.getFileName())) + "\\.\\d+\\.new");
    List<Path> found;
    try (Stream<Path> entries = Files.list(folder)) {
      found =
          entries
              .filter(entry -> leftOver.matcher(String.valueOf(entry.getFileName())).matches())
              .toList();
    }
    for (Path copy : found) {
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        overwrite(channel);
      }
      Files.delete(copy);
    }
  }

  /** Puts zeros in the place of what stands there. */
  static void overwrite(FileChannel channel) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    channel.position(0);
    while (zeros.hasRemaining()) {
      channel.write(zeros);
    }
    channel.force(true);
  }
}

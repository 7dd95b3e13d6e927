package io.lianzhi.security.certificates;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Writes files that only their owner may read (0600, folders 0700). A reader sees the old or the
 * new content, never a part, and what was written survives a power failure.
 */
public final class PrivateFile {
  private PrivateFile() {}

  /**
   * Replaces {@code file} by {@code content}, making its folder if there is none. A process that is
   * killed on the way may leave {@code <file>.<digits>.new} beside it.
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = createFolder(target);
    Path temporary = Files.createTempFile(folder, target.getFileName() + ".", ".new", owner());
    try {
      writeDurably(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Makes an empty file with tight permissions if there is none. */
  public static void createIfMissing(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    createFolder(target);
    try {
      Files.createFile(target, owner());
    } catch (FileAlreadyExistsException e) {
      // Another process made it first, which is as good.
    }
  }

  private static Path createFolder(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent(), "a file has a folder");
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, permissions("rwx------", folder));
    }
    return folder;
  }

  private static void writeDurably(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer remaining = ByteBuffer.wrap(content);
      while (remaining.hasRemaining()) {
        channel.write(remaining);
      }
      channel.force(true);
    }
  }

  private static void syncFolder(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] owner() {
    return permissions("rw-------", Path.of(""));
  }

  private static FileAttribute<?>[] permissions(String text, Path path) {
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(text);
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}

package io.lianzhi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder under {@code target/} for what is measured or killed. It lies on a disk, since a file
 * system in memory would make {@code fsync} free; it stays after a failure, with its logs.
 */
final class Scratch {
  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

  private final Path folder;
  private final String fileStore;

  private Scratch(Path folder, String fileStore) {
    this.folder = folder;
    this.fileStore = fileStore;
  }

  /**
   * Makes a new one.
   *
   * @throws IllegalStateException where {@code target/} lies in memory
   */
  static Scratch make(String name) {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      String type = Files.getFileStore(target).type();
      requireDisk(type);
      return new Scratch(Files.createTempDirectory(target, name + "-"), type);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static void requireDisk(String type) {
    if (IN_MEMORY.contains(type)) {
      throw new IllegalStateException(
          "target/ lies on " + type + ", in memory: nothing durable can be shown there");
    }
  }

  Path folder() {
    return folder;
  }

  /** The kind of file system, as ext4 or overlay. */
  String fileStore() {
    return fileStore;
  }

  /** All went well: nobody needs it any more. */
  void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}

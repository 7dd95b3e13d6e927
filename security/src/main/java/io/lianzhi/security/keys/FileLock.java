package io.lianzhi.security.keys;

import io.lianzhi.security.certificates.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One holder at a time among all threads and all processes of a machine, by a lock on a side file.
 * A process that dies gives it back.
 */
final class FileLock {
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock threads;

  FileLock(Path guarded) {
    Path absolute = guarded.toAbsolutePath().normalize();
    this.file = absolute.resolveSibling(absolute.getFileName() + ".lock");
    this.threads = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
  }

  <T> T hold(Guarded<T> work) throws IOException {
    threads.lock();
    try {
      PrivateFile.createIfMissing(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.lock();
        return work.run();
      }
    } finally {
      threads.unlock();
    }
  }

  /** What is done while the lock is held. */
  @FunctionalInterface
  interface Guarded<T> {
    T run() throws IOException;
  }
}

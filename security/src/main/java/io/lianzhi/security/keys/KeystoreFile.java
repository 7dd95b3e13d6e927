package io.lianzhi.security.keys;

import io.lianzhi.security.certificates.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * One keystore file shared by several processes. Every process reads from its own copy in memory,
 * looks at the file again at most once a second, and changes it only under the lock, from its
 * newest state. A change is seen when it is on disk, never before. The replaced file's bytes are
 * overwritten, so that a destroyed key is not left in them.
 */
final class KeystoreFile {
  private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

  private final Path file;
  private final FileLock lock;
  private final FileKey key;
  private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());
  private volatile Loaded loaded;

  private KeystoreFile(Path file, FileLock lock, FileKey key, Loaded loaded) {
    this.file = file;
    this.lock = lock;
    this.key = key;
    this.loaded = loaded;
  }

  /** Opens an existing file. */
  static KeystoreFile open(Path file, char[] passphrase) {
    if (!Files.exists(file)) {
      throw new KeystoreException("there is no keystore " + file);
    }
    return openOrCreate(file, passphrase);
  }

  /** Opens the file, making it if there is none. */
  static KeystoreFile openOrCreate(Path file, char[] passphrase) {
    FileLock lock = new FileLock(file);
    return guarded(
        file,
        lock,
        () -> {
          if (!Files.exists(file)) {
            PrivateFile.write(file, FileKey.create(passphrase).seal(Entries.NONE));
          }
          FileKey key = FileKey.of(Files.readAllBytes(file), passphrase);
          return new KeystoreFile(file, lock, key, read(file, key));
        });
  }

  /** Writes a new file under its own passphrase. */
  static void create(Path file, char[] passphrase, Entries entries) {
    guarded(
        file,
        new FileLock(file),
        () -> {
          if (Files.exists(file)) {
            throw new KeystoreException(file + " exists; a keystore is never overwritten");
          }
          PrivateFile.write(file, FileKey.create(passphrase).seal(entries));
          return file;
        });
  }

  /** The newest state that this process knows of, at most a second old. */
  Entries entries() {
    long now = System.nanoTime();
    long before = lookedAt.get();
    if (now - before > LOOK_AGAIN_NANOS && lookedAt.compareAndSet(before, now)) {
      refresh();
    }
    return loaded.entries();
  }

  /** The state of the file now. */
  Entries refresh() {
    return guarded(file, lock, this::newest);
  }

  /** Changes the newest state durably and gives the new one; what throws changes nothing. */
  Entries change(UnaryOperator<Entries> change) {
    return guarded(
        file,
        lock,
        () -> {
          Entries before = newest();
          Entries after = change.apply(before);
          if (after != before) {
            replace(key.seal(after));
            loaded = new Loaded(after, Stamp.of(file));
          }
          return after;
        });
  }

  private Entries newest() throws IOException {
    if (!loaded.stamp().equals(Stamp.of(file))) {
      loaded = read(file, key);
    }
    return loaded.entries();
  }

  private void replace(byte[] bytes) throws IOException {
    try (FileChannel former = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long length = former.size();
      PrivateFile.write(file, bytes);
      former.position(0);
      former.write(ByteBuffer.allocate(Math.toIntExact(length)));
      former.force(true);
    }
  }

  private static Loaded read(Path file, FileKey key) throws IOException {
    Stamp stamp = Stamp.of(file);
    return new Loaded(key.open(Files.readAllBytes(file)), stamp);
  }

  private static <T> T guarded(Path file, FileLock lock, FileLock.Guarded<T> work) {
    try {
      return lock.hold(work);
    } catch (IOException e) {
      throw new KeystoreException("the keystore " + file + " cannot be read or written", e);
    }
  }

  private record Loaded(Entries entries, Stamp stamp) {}

  /** Tells one written state from the next: every state is a file of its own. */
  private record Stamp(Object identity, FileTime modified, long size) {
    static Stamp of(Path file) throws IOException {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Object identity = attributes.fileKey();
      return new Stamp(
          identity == null ? file : identity, attributes.lastModifiedTime(), attributes.size());
    }
  }
}

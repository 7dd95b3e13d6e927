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
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * One keystore file shared by several processes: the wrapped file key, then the entries sealed
 * under it. Every process reads from its own copy in memory, looks at the file again at most once a
 * second, and changes it only under the lock, from its newest state. A change is seen when it is on
 * disk, never before. The replaced file's bytes are overwritten, so that a destroyed key is not
 * left in them.
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
    requireThere(file);
    return openOrCreate(file, passphrase);
  }

  /** Opens the file, making it if there is none. */
  static KeystoreFile openOrCreate(Path file, char[] passphrase) {
    FileLock lock = new FileLock(file);
    return guarded(
        file,
        lock,
        () -> {
          KeystoreFolder folder = new KeystoreFolder(file);
          folder.tighten();
          folder.sweep();
          if (!Files.exists(file)) {
            FileKey fresh = FileKey.create();
            WrappedKey head = WrappedKey.wrap(WrappedKey.Kind.VAULT, fresh, passphrase);
            PrivateFile.write(file, state(head, fresh, Entries.NONE));
          }
          FileKey key = head(Files.readAllBytes(file)).unwrap(passphrase);
          return new KeystoreFile(file, lock, key, read(file, key));
        });
  }

  /** Puts the file, whose passphrase nobody knows any more, under another one. */
  static void rewrap(Path file, WrappedKey escrow, char[] escrowPassphrase, char[] passphrase) {
    requireThere(file);
    FileLock lock = new FileLock(file);
    guarded(
        file,
        lock,
        () -> {
          new KeystoreFolder(file).tighten();
          requireSame(file, escrow.id());
          FileKey key = escrow.unwrap(escrowPassphrase);
          KeystoreFile opened = new KeystoreFile(file, lock, key, read(file, key));
          opened.wrapUnder(passphrase);
          return opened;
        });
  }

  KeystoreId id() {
    return key.id();
  }

  /** The file key under a passphrase of its own, for a file of its own. */
  WrappedKey escrowed(char[] passphrase) {
    return WrappedKey.wrap(WrappedKey.Kind.ESCROW, key, passphrase);
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
    return guarded(file, lock, () -> newest().entries());
  }

  /** Changes the newest state durably and gives the new one; what throws changes nothing. */
  Entries change(UnaryOperator<Entries> change) {
    return guarded(
        file,
        lock,
        () -> {
          Loaded before = newest();
          Entries after = change.apply(before.entries());
          if (after != before.entries()) {
            replace(before.head(), after);
          }
          return after;
        });
  }

  /** Puts the file under another passphrase; processes that hold it open go on. */
  void changePassphrase(char[] passphrase) {
    guarded(
        file,
        lock,
        () -> {
          newest();
          wrapUnder(passphrase);
          return file;
        });
  }

  private void wrapUnder(char[] passphrase) throws IOException {
    replace(WrappedKey.wrap(WrappedKey.Kind.VAULT, key, passphrase), loaded.entries());
  }

  private Loaded newest() throws IOException {
    if (!loaded.stamp().equals(Stamp.of(file))) {
      loaded = read(file, key);
    }
    return loaded;
  }

  private void replace(WrappedKey head, Entries entries) throws IOException {
    try (FileChannel former = FileChannel.open(file, StandardOpenOption.WRITE)) {
      PrivateFile.write(file, state(head, key, entries));
      KeystoreFolder.overwrite(former);
    }
    loaded = new Loaded(head, entries, Stamp.of(file));
  }

  private static byte[] state(WrappedKey head, FileKey key, Entries entries) {
    byte[] sealed = key.seal(entries);
    return ByteBuffer.allocate(WrappedKey.LENGTH + sealed.length)
        .put(head.toBytes())
        .put(sealed)
        .array();
  }

  private static Loaded read(Path file, FileKey key) throws IOException {
    Stamp stamp = Stamp.of(file);
    byte[] bytes = Files.readAllBytes(file);
    WrappedKey head = head(bytes);
    byte[] sealed = Arrays.copyOfRange(bytes, WrappedKey.LENGTH, bytes.length);
    return new Loaded(head, key.open(sealed), stamp);
  }

  private static WrappedKey head(byte[] file) {
    return WrappedKey.read(WrappedKey.Kind.VAULT, file);
  }

  private static void requireThere(Path file) {
    if (!Files.exists(file)) {
      throw new KeystoreException("there is no keystore " + file);
    }
  }

  private static void requireSame(Path file, KeystoreId escrowed) throws IOException {
    KeystoreId id = head(Files.readAllBytes(file)).id();
    if (!id.equals(escrowed)) {
      throw new KeystoreException(
          "the escrow copy is of keystore " + escrowed + ", and " + file + " is keystore " + id);
    }
  }

  private static <T> T guarded(Path file, FileLock lock, FileLock.Guarded<T> work) {
    try {
      return lock.hold(work);
    } catch (IOException e) {
      throw new KeystoreException("the keystore " + file + " cannot be read or written", e);
    }
  }

  private record Loaded(WrappedKey head, Entries entries, Stamp stamp) {}

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

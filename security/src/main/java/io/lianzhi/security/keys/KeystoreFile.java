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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
  private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());
  private Wrapping wrapping;
  private volatile Loaded loaded;

  private KeystoreFile(Path file, FileLock lock, Wrapping wrapping, Loaded loaded) {
    this.file = file;
    this.lock = lock;
    this.wrapping = wrapping;
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
            WrappedKey head =
                WrappedKey.wrap(WrappedKey.Kind.VAULT, fresh, Wrapping.fresh(passphrase));
            PrivateFile.write(file, state(head, fresh, Entries.NONE));
          }
          WrappedKey head = head(Files.readAllBytes(file));
          Wrapping wrapping = Wrapping.of(passphrase, head.salt());
          return new KeystoreFile(file, lock, wrapping, read(file, head.unwrap(wrapping)));
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
          FileKey key = escrow.unwrap(Wrapping.of(escrowPassphrase, escrow.salt()));
          Loaded loaded =
              find(file, key)
                  .orElseThrow(() ->
                      new KeystoreException(
                          "the escrow copy does not open "
                              + file
                              + ": its key was exchanged since, or the file was changed"));
          KeystoreFile opened = new KeystoreFile(file, lock, Wrapping.fresh(passphrase), loaded);
          opened.replace(key, loaded.entries());
          return opened;
        });
  }

  KeystoreId id() {
    return loaded.key().id();
  }

  /** The file key under a passphrase of its own, for a file of its own. */
  WrappedKey escrowed(char[] passphrase) {
    refresh();
    return escrowed(loaded.key(), passphrase);
  }

  private static WrappedKey escrowed(FileKey key, char[] passphrase) {
    return WrappedKey.wrap(WrappedKey.Kind.ESCROW, key, Wrapping.fresh(passphrase));
  }

  /**
   * Exchanges the file's key for a fresh one, under the same passphrase; processes that hold the
   * file open follow. Before it is in force {@code keep} is given the fresh one.
   *
   * @throws KeystoreException if the passphrase was changed since this process opened the file
   */
  void exchangeKey(Consumer<FileKey> keep) {
    guarded(
        file,
        lock,
        () -> {
          Loaded before = newest();
          if (!wrapping.hasSalt(before.head().salt())) {
            throw new KeystoreException(
                "the passphrase was changed since this process began: start it again, then"
                    + " exchange the key");
          }
          FileKey fresh = before.key().exchanged();
          keep.accept(fresh);
          replace(fresh, before.entries());
          return file;
        });
  }

  /** The same, with an escrow copy of the fresh key written first. */
  void exchangeKey(Path copy, char[] escrowPassphrase) {
    exchangeKey(fresh -> EscrowFile.create(copy, escrowed(fresh, escrowPassphrase)));
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

  /** The same; while the file cannot be read, the state from before. */
  Entries known() {
    try {
      return entries();
    } catch (KeystoreException unreadable) {
      return loaded.entries();
    }
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
            write(before.key(), before.head(), after);
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
          Loaded newest = newest();
          wrapping = Wrapping.fresh(passphrase);
          replace(newest.key(), newest.entries());
          return file;
        });
  }

  private Loaded newest() throws IOException {
    if (!loaded.stamp().equals(Stamp.of(file))) {
      Optional<Loaded> same = find(file, loaded.key());
      loaded = same.isPresent() ? same.get() : read(file, exchanged());
    }
    return loaded;
  }

  /** The key that another process put in the place of the one known here. */
  private FileKey exchanged() throws IOException {
    WrappedKey head = head(Files.readAllBytes(file));
    if (!head.id().equals(id()) || !wrapping.hasSalt(head.salt())) {
      throw new KeystoreException(
          "the keystore "
              + file
              + " was exchanged, or its passphrase changed and then its key: start this process"
              + " again");
    }
    return head.unwrap(wrapping);
  }

  private void replace(FileKey key, Entries entries) throws IOException {
    write(key, WrappedKey.wrap(WrappedKey.Kind.VAULT, key, wrapping), entries);
  }

  private void write(FileKey key, WrappedKey head, Entries entries) throws IOException {
    try (FileChannel former = FileChannel.open(file, StandardOpenOption.WRITE)) {
      PrivateFile.write(file, state(head, key, entries));
      KeystoreFolder.overwrite(former);
    }
    loaded = new Loaded(key, head, entries, Stamp.of(file));
  }

  private static byte[] state(WrappedKey head, FileKey key, Entries entries) {
    byte[] sealed = key.seal(entries);
    return ByteBuffer.allocate(WrappedKey.LENGTH + sealed.length)
        .put(head.toBytes())
        .put(sealed)
        .array();
  }

  private static Loaded read(Path file, FileKey key) throws IOException {
    return find(file, key)
        .orElseThrow(
            () -> new KeystoreException("the entries of keystore " + key.id() + " were changed"));
  }

  /** The file's state, where it is sealed under this key. */
  private static Optional<Loaded> find(Path file, FileKey key) throws IOException {
    Stamp stamp = Stamp.of(file);
    byte[] bytes = Files.readAllBytes(file);
    WrappedKey head = head(bytes);
    byte[] sealed = Arrays.copyOfRange(bytes, WrappedKey.LENGTH, bytes.length);
    return key.open(sealed).map(entries -> new Loaded(key, head, entries, stamp));
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

  private record Loaded(FileKey key, WrappedKey head, Entries entries, Stamp stamp) {}

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

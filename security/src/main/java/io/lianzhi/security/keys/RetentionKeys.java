package io.lianzhi.security.keys;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keys that live as long as content may be read and not a day longer. They exist in the keystore
 * file only; destroying one ends everything that was sealed under it, wherever copies lie. Other
 * processes on the file notice within a second. Safe for any number of threads.
 */
public final class RetentionKeys {
  private static final byte[] TOMBSTONE = {0};

  private final KeystoreFile file;
  private final ConcurrentMap<RetentionKeyId, RetentionKey> known = new ConcurrentHashMap<>();

  RetentionKeys(KeystoreFile file) {
    this.file = file;
  }

  /**
   * The key to seal with; made if there is none yet.
   *
   * @throws KeyDestroyedException if it was destroyed: nothing new is sealed for the past
   */
  public RetentionKey forSealing(RetentionKeyId id) {
    return find(file.entries(), id)
        .or(() -> find(file.change(entries -> withKey(entries, id)), id))
        .orElseThrow();
  }

  /**
   * The key to open with; never made here.
   *
   * @throws KeyDestroyedException if it was destroyed
   * @throws KeystoreException if there never was one, as when another hub's content is read
   */
  public RetentionKey forOpening(RetentionKeyId id) {
    return find(file.entries(), id)
        .or(() -> find(file.refresh(), id))
        .orElseThrow(() -> new KeystoreException("there is no retention key of " + id));
  }

  /** Destroys a key for good, or makes sure that it is never made. */
  public void destroy(RetentionKeyId id) {
    destroy(List.of(id));
  }

  /** Destroys these keys for good, in one durable write. */
  public void destroy(Collection<RetentionKeyId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    file.change(entries -> {
      Entries remaining = entries;
      for (RetentionKeyId id : ids) {
        remaining = destroyed(remaining, id);
      }
      return remaining;
    });
    ids.forEach(known::remove);
  }

  /** Whether this key was destroyed, and will never be again. */
  public boolean isDestroyed(RetentionKeyId id) {
    return file.entries().has(id.tombstone());
  }

  /** The keys whose last day lies before {@code today}: what they sealed must not be read now. */
  public List<RetentionKeyId> ended(LocalDate today) {
    return ids().stream().filter(id -> id.lastDay().isBefore(today)).toList();
  }

  /** The keys that exist; this process forgets those that another one destroyed. */
  public List<RetentionKeyId> ids() {
    List<RetentionKeyId> ids =
        file.refresh().names().stream()
            .filter(name -> name.startsWith(RetentionKeyId.ENTRIES))
            .map(RetentionKeyId::fromEntry)
            .toList();
    known.keySet().retainAll(Set.copyOf(ids));
    return ids;
  }

  private Optional<RetentionKey> find(Entries entries, RetentionKeyId id) {
    if (entries.has(id.entry())) {
      return Optional.of(known.computeIfAbsent(id, missing -> read(entries, id)));
    }
    known.remove(id);
    requireNotDestroyed(entries, id);
    return Optional.empty();
  }

  private static RetentionKey read(Entries entries, RetentionKeyId id) {
    return new RetentionKey(id, entries.secret(id.entry()).orElseThrow());
  }

  private static Entries withKey(Entries entries, RetentionKeyId id) {
    requireNotDestroyed(entries, id);
    return Keystore.withNewSecret(entries, id.entry());
  }

  private static Entries destroyed(Entries entries, RetentionKeyId id) {
    return entries.without(id.entry()).with(id.tombstone(), TOMBSTONE);
  }

  private static void requireNotDestroyed(Entries entries, RetentionKeyId id) {
    if (entries.has(id.tombstone())) {
      throw new KeyDestroyedException(id);
    }
  }
}

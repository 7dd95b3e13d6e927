package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Suite;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One key for each legal hold, so that what is held is gone for good, wherever copies lie, once its
 * hold is lifted. They exist in the keystore file only. Safe for any number of threads.
 */
public final class HoldKeys {
  private static final String ENTRIES = "hold/";
  private static final Suite SUITE = Suite.INTERNATIONAL;

  private final KeystoreFile file;

  HoldKeys(KeystoreFile file) {
    this.file = file;
  }

  /**
   * Makes the key of a new hold.
   *
   * @param hold its id, never used twice; without a slash
   */
  public ContentKey create(String hold) {
    if (hold.isBlank() || hold.indexOf('/') >= 0) {
      throw new IllegalArgumentException("a hold's id is not blank and has no slash: " + hold);
    }
    return key(file.change(entries -> Keystore.withNewSecret(entries, ENTRIES + hold)), hold)
        .orElseThrow();
  }

  /** The key of a hold; empty once it was destroyed, or where there never was one. */
  public Optional<ContentKey> find(String hold) {
    return key(file.entries(), hold).or(() -> key(file.refresh(), hold));
  }

  /** Destroys the key of a hold for good. */
  public void destroy(String hold) {
    file.change(entries -> entries.has(ENTRIES + hold) ? entries.without(ENTRIES + hold) : entries);
  }

  /** The holds whose key exists. */
  public List<String> ids() {
    return file.refresh().names().stream()
        .filter(name -> name.startsWith(ENTRIES))
        .map(name -> name.substring(ENTRIES.length()))
        .toList();
  }

  private static Optional<ContentKey> key(Entries entries, String hold) {
    return entries
        .secret(ENTRIES + hold)
        .map(secret -> ContentKey.of(SUITE, Arrays.copyOf(secret, SUITE.contentKeyLength())));
  }
}

package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.Suite;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The random 32 bytes under which all entries of one keystore stand (AES-256-GCM). They outlive
 * every passphrase: whoever holds them opens any state of that keystore, the newest too. No text
 * form.
 */
final class FileKey {
  static final int LENGTH = Suite.INTERNATIONAL.contentKeyLength();

  private static final byte[] ENTRIES = "lianzhi keystore 2 ".getBytes(StandardCharsets.US_ASCII);

  private final KeystoreId id;
  private final byte[] bytes;
  private final ContentKey key;

  FileKey(KeystoreId id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes.clone();
    this.key = ContentKey.of(Suite.INTERNATIONAL, bytes);
  }

  /** The key of a new keystore. */
  static FileKey create() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return new FileKey(KeystoreId.random(), bytes);
  }

  /** Another key of the same keystore: neither opens what the other seals. */
  FileKey exchanged() {
    byte[] fresh = new byte[LENGTH];
    new SecureRandom().nextBytes(fresh);
    return new FileKey(id, fresh);
  }

  KeystoreId id() {
    return id;
  }

  /** The bytes, to be wrapped under a passphrase. */
  byte[] bytes() {
    return bytes.clone();
  }

  byte[] seal(Entries entries) {
    return key.seal(entries.toBytes(), context());
  }

  /** Opens what {@link #seal} made, anywhere; nothing where it is of another key, or changed. */
  Optional<Entries> open(byte[] sealed) {
    try {
      return Optional.of(Entries.fromBytes(key.open(sealed, context())));
    } catch (SealBrokenException other) {
      return Optional.empty();
    }
  }

  private byte[] context() {
    byte[] context = Arrays.copyOf(ENTRIES, ENTRIES.length + KeystoreId.LENGTH);
    System.arraycopy(id.bytes(), 0, context, ENTRIES.length, KeystoreId.LENGTH);
    return context;
  }
}

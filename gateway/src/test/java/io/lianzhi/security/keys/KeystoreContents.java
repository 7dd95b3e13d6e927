package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.Suite;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** All names and secrets of a keystore's file, for tests that search for them. */
public final class KeystoreContents {
  private static final String IDENTITY = "identity/";

  private final Map<String, byte[]> secrets = new TreeMap<>();

  public KeystoreContents(Path file, String passphrase) {
    Entries entries = KeystoreFile.open(file, passphrase.toCharArray()).entries();
    entries.names().forEach(name -> secrets.put(name, entries.secret(name).orElseThrow()));
  }

  /**
   * What must stand nowhere in clear, by name: of identities the private key, in PKCS #8 and its
   * number alone; of all others the secret.
   */
  public Map<String, byte[]> secrets() {
    Map<String, byte[]> all = new TreeMap<>();
    secrets.forEach((name, secret) -> {
      if (name.startsWith(IDENTITY)) {
        PrivateParts.of(secret).forEach((part, bytes) -> all.put(name + " " + part, bytes));
      } else if (secret.length > 1) {
        all.put(name, secret);
      }
    });
    return all;
  }

  /** The secrets of letters' keys alone. */
  public Map<String, byte[]> retention() {
    Map<String, byte[]> all = new TreeMap<>(secrets);
    all.keySet().removeIf(name -> !name.startsWith(RetentionKeyId.ENTRIES));
    return all;
  }

  /** Whether any key of the keystore, however it is used, opens these bytes. */
  public boolean opens(Suite suite, long number, String part, byte[] sealed, byte[] context) {
    return secrets.entrySet().stream()
        .anyMatch(entry ->
            entry.getValue().length >= suite.contentKeyLength()
                && (opens(direct(suite, entry.getValue()), sealed, context)
                    || (entry.getKey().startsWith(RetentionKeyId.ENTRIES)
                        && opens(letter(entry, suite, number, part), sealed, context))));
  }

  private static ContentKey direct(Suite suite, byte[] secret) {
    return ContentKey.of(suite, Arrays.copyOf(secret, suite.contentKeyLength()));
  }

  private static ContentKey letter(
      Map.Entry<String, byte[]> entry, Suite suite, long number, String part) {
    return new RetentionKey(RetentionKeyId.fromEntry(entry.getKey()), entry.getValue())
        .letterKey(suite, number, part);
  }

  private static boolean opens(ContentKey key, byte[] sealed, byte[] context) {
    try {
      key.open(sealed, context);
      return true;
    } catch (SealBrokenException closed) {
      return false;
    }
  }
}

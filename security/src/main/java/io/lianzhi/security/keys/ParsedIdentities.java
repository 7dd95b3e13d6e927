package io.lianzhi.security.keys;

import io.lianzhi.security.certificates.Identity;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Identities as they were read last: as long as an entry is the same, so is the object. What is
 * gone from the entries is forgotten when it is asked for. It has no text form.
 */
final class ParsedIdentities {
  private static final String KIND = "identity/";

  private final Map<String, Parsed> known = new ConcurrentHashMap<>();

  /** Not a record, which would have a text form. */
  private static final class Parsed {
    private final byte[] bytes;
    private final Identity identity;

    Parsed(byte[] bytes) {
      this.bytes = bytes;
      this.identity = IdentityForm.fromBytes(bytes);
    }
  }

  /** The entry's name of an identity. */
  static String entry(String name) {
    return KIND + name;
  }

  Optional<Identity> find(Entries entries, String name) {
    Optional<byte[]> secret = entries.secret(entry(name));
    if (secret.isEmpty()) {
      known.remove(name);
    }
    return secret.map(bytes -> parsed(name, bytes).identity);
  }

  private Parsed parsed(String name, byte[] bytes) {
    Parsed before = known.get(name);
    return before != null && Arrays.equals(before.bytes, bytes)
        ? before
        : put(name, new Parsed(bytes));
  }

  private Parsed put(String name, Parsed fresh) {
    known.put(name, fresh);
    return fresh;
  }
}

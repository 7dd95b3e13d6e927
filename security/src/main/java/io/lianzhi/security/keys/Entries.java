package io.lianzhi.security.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one state of a keystore holds: names and secrets. Never changed; it has no text form. */
final class Entries {
  static final Entries NONE = new Entries(Map.of());

  private final Map<String, byte[]> secrets;

  private Entries(Map<String, byte[]> secrets) {
    this.secrets = secrets;
  }

  Set<String> names() {
    return Set.copyOf(secrets.keySet());
  }

  boolean has(String name) {
    return secrets.containsKey(name);
  }

  Optional<byte[]> secret(String name) {
    return Optional.ofNullable(secrets.get(name)).map(byte[]::clone);
  }

  Entries with(String name, byte[] secret) {
    Map<String, byte[]> more = new TreeMap<>(secrets);
    more.put(name, secret.clone());
    return new Entries(more);
  }

  Entries without(String name) {
    Map<String, byte[]> fewer = new TreeMap<>(secrets);
    fewer.remove(name);
    return new Entries(fewer);
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(secrets.size());
      for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
        out.writeUTF(secret.getKey());
        out.writeInt(secret.getValue().length);
        out.write(secret.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Entries fromBytes(byte[] bytes) {
    Map<String, byte[]> secrets = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int remaining = in.readInt(); remaining > 0; remaining--) {
        String name = in.readUTF();
        secrets.put(name, in.readNBytes(in.readInt()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Entries(secrets);
  }
}

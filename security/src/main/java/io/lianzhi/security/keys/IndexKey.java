package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds what is sealed without storing what it is: an HMAC over a kind and a subject, so that who
 * has the rows but not this key can neither read nor guess a plate. Safe for any number of threads.
 */
public final class IndexKey {
  private final MacKey key;

  IndexKey(Suite suite, byte[] secret) {
    this.key = MacKey.of(suite, secret);
  }

  /**
   * The 32 bytes to store and to search by.
   *
   * @param kind what the subject is, such as {@code plate}; the same text of two kinds differs
   * @param subject the canonical text
   */
  public byte[] index(String kind, String subject) {
    return index(kind, subject.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for a subject of bytes. */
  public byte[] index(String kind, byte[] subject) {
    byte[] head = (kind.length() + ":" + kind).getBytes(StandardCharsets.UTF_8);
    byte[] framed = Arrays.copyOf(head, head.length + subject.length);
    System.arraycopy(subject, 0, framed, head.length, subject.length);
    return key.code(framed);
  }
}

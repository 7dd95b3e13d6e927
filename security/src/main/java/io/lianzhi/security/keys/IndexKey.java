package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.nio.charset.StandardCharsets;

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
    String framed = kind.length() + ":" + kind + subject;
    return key.code(framed.getBytes(StandardCharsets.UTF_8));
  }
}

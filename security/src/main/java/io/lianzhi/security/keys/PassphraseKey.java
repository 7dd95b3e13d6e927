package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Suite;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/** The key that scrypt (RFC 7914; N 2¹⁵, r 8, p 1) draws from a passphrase and a salt. */
final class PassphraseKey {
  private static final int COST = 1 << 15;
  private static final int BLOCK_SIZE = 8;
  private static final int PARALLELISM = 1;

  private PassphraseKey() {}

  /** Takes some tenths of a second: that is its purpose. */
  static ContentKey stretch(char[] passphrase, byte[] salt) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    try {
      int length = Suite.INTERNATIONAL.contentKeyLength();
      byte[] key = SCrypt.generate(bytes, salt, COST, BLOCK_SIZE, PARALLELISM, length);
      return ContentKey.of(Suite.INTERNATIONAL, key);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      encoded.clear();
      encoded.put(new byte[encoded.capacity()]);
    }
  }
}

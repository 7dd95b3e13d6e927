package io.lianzhi.adapter.quzhou;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The data gateway's sign: MD5 over key, secret and time, as it demands. It proves little; what a
 * letter rests on is the SM2 signature beside it.
 */
final class Signs {
  private Signs() {}

  /** The sign in 32 lower-case hexadecimal digits. */
  static String of(String appKey, String secret, String requestTime) {
    byte[] text = (appKey + secret + requestTime).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(md5().digest(text));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}

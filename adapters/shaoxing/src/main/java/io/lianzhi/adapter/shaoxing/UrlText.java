package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** XML inside a string: URL-encoded UTF-8, a blank as {@code +} or {@code %20}. Read strictly. */
final class UrlText {
  private static final int HEX = 16;

  private UrlText() {}

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Decodes.
   *
   * @throws InvalidValue for a broken escape, a character that should be escaped, or bytes that are
   *     not UTF-8
   */
  static String decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.write(escaped(encoded, i));
        i += 2;
      } else if (c > ' ' && c < 0x7f) {
        bytes.write(c == '+' ? ' ' : c);
      } else {
        throw broken();
      }
    }
    return utf8(bytes.toByteArray());
  }

  /**
   * Reads UTF-8.
   *
   * @throws InvalidValue for anything else
   */
  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw broken();
    }
  }

  private static int escaped(String encoded, int at) {
    if (at + 2 >= encoded.length()) {
      throw broken();
    }
    int high = Character.digit(encoded.charAt(at + 1), HEX);
    int low = Character.digit(encoded.charAt(at + 2), HEX);
    if (high < 0 || low < 0) {
      throw broken();
    }
    return high * HEX + low;
  }

  private static InvalidValue broken() {
    return new InvalidValue(RefusalCode.SCHEMA, "not URL-encoded UTF-8", "URL-encoded UTF-8 XML");
  }
}

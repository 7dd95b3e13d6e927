package io.lianzhi.security.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads forms of which each value has exactly one, so that no changed byte goes unnoticed; whatever
 * else comes is nothing.
 */
final class StrictText {
  private static final int LONGEST_NUMBER = 19;

  private StrictText() {}

  /** UTF-8 without control characters other than newline, and with one at the end. */
  static Optional<String> lines(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean plain = text.chars().allMatch(c -> c >= ' ' || c == '\n');
      return plain && text.endsWith("\n") ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** Standard base64 with padding (RFC 4648 section 4). */
  static Optional<byte[]> base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  static Optional<TreeHash> hash(String text) {
    return base64(text).filter(bytes -> bytes.length == TreeHasher.LENGTH).map(TreeHash::of);
  }

  /** A decimal number of at least 0 without leading zeroes. */
  static OptionalLong number(String text) {
    if (text.length() > LONGEST_NUMBER || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(text);
      return Long.toString(number).equals(text) ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException tooGreat) {
      return OptionalLong.empty();
    }
  }
}

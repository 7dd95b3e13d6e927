package io.lianzhi.adapter.taizhou.jtt809;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * Texts of fixed length, in GBK, filled up with zero bytes. Nothing is written or read that GBK
 * does not have: 䶮, for one, would silently become a question mark.
 */
public final class Text {
  private static final Charset GBK = Charset.forName("GBK");

  private Text() {}

  /** Exactly {@code length} bytes; empty where the text is too long, or has what GBK has not. */
  public static Optional<byte[]> write(String text, int length) {
    try {
      ByteBuffer bytes =
          GBK.newEncoder()
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      if (bytes.remaining() > length || text.indexOf(0) >= 0) {
        return Optional.empty();
      }
      byte[] written = new byte[length];
      bytes.get(written, 0, bytes.remaining());
      return Optional.of(written);
    } catch (CharacterCodingException notInGbk) {
      return Optional.empty();
    }
  }

  /** What stands before the first zero byte; empty where that is no GBK. */
  public static Optional<String> read(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    try {
      return Optional.of(
          GBK.newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, end))
              .toString());
    } catch (CharacterCodingException noGbk) {
      return Optional.empty();
    }
  }
}

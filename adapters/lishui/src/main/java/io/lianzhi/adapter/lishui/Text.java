package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** GB 18030, to the letter: what it cannot hold or does not mean is refused, never replaced. */
final class Text {
  static final Charset GB18030 = Charset.forName("GB18030");

  private Text() {}

  /**
   * The text of foreign bytes.
   *
   * @throws InvalidValue {@code SCHEMA}
   */
  static String of(byte[] bytes) {
    try {
      return GB18030
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException broken) {
      throw new InvalidValue(RefusalCode.SCHEMA, "not GB 18030", "text in GB 18030");
    }
  }

  /**
   * The bytes of a text.
   *
   * @throws InvalidValue {@code SCHEMA} for half a character
   */
  static byte[] bytes(String text) {
    try {
      ByteBuffer encoded =
          GB18030
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException half) {
      throw new InvalidValue(RefusalCode.SCHEMA, "half a character", "text in GB 18030");
    }
  }
}

package io.lianzhi.adapter.taizhou.jtt809;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Writes frames: head, body, checksum, and then the escapes. */
public final class FrameWriter {
  private static final int FRAMING = 4;

  private final Optional<Cipher> cipher;

  /**
   * @param cipher of frames whose key is applied
   */
  public FrameWriter(Optional<Cipher> cipher) {
    this.cipher = cipher;
  }

  /**
   * Writes a frame: one that was read becomes the same bytes again.
   *
   * @throws java.util.NoSuchElementException where a key is applied, and there is no cipher
   */
  public byte[] write(Frame frame) {
    Frame.Key key = frame.key();
    byte[] body =
        key.applied() ? cipher.orElseThrow().apply(key.number(), frame.body()) : frame.body();
    int length = frame.edition().head() + body.length;
    ByteBuffer plain = ByteBuffer.allocate(length + 2);
    head(plain, frame, length + FRAMING);
    plain.put(body);
    plain.putShort((short) Crc16.of(plain.array(), length));
    return escaped(plain.array());
  }

  private static void head(ByteBuffer plain, Frame frame, int length) {
    plain.putInt(length).putInt(frame.number()).putShort((short) frame.type());
    plain.putInt(frame.centre());
    Frame.Version version = frame.version();
    plain.put((byte) version.major()).put((byte) version.minor()).put((byte) version.patch());
    plain.put((byte) (frame.key().applied() ? 1 : 0)).putInt(frame.key().number());
    frame.time().ifPresent(time -> plain.putLong(time.getEpochSecond()));
  }

  private static byte[] escaped(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + 16);
    out.write(Escapes.BEGIN);
    for (byte each : plain) {
      Escapes.write(each, out);
    }
    out.write(Escapes.END);
    return out.toByteArray();
  }
}

package io.lianzhi.gateway.outbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One unambiguous binary form for what is sealed: every part has its length before it. */
public final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);

  public Bytes number(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  public Bytes block(byte[] bytes) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
    return this;
  }

  public Bytes text(String text) {
    return block(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] toArray() {
    return out.toByteArray();
  }

  /** Reads what was written, in the same order. */
  static final class Reader {
    private final ByteBuffer in;

    Reader(byte[] bytes) {
      this.in = ByteBuffer.wrap(bytes);
    }

    long number() {
      return in.getLong();
    }

    byte[] block() {
      byte[] bytes = new byte[in.getInt()];
      in.get(bytes);
      return bytes;
    }

    String text() {
      return new String(block(), StandardCharsets.UTF_8);
    }
  }
}

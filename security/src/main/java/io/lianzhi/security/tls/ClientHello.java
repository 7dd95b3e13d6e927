package io.lianzhi.security.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What a client offers in its first message (RFC 8446, 4.1.2), as far as a door must know to choose
 * between the kinds of TLS that it speaks. Foreign bytes: whatever cannot be understood offers
 * nothing.
 */
final class ClientHello {
  private static final int RECORD_HEADER = 5;
  private static final int LONGEST_RECORD = 1 << 14;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int RANDOM = 32;
  private static final int TLS_SM4_GCM_SM3 = 0x00C6;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int CURVE_SM2 = 41;
  private static final int SM2SIG_SM3 = 0x0708;
  private static final int TLS_1_3 = 0x0304;
  private static final short TLCP_1_1 = 0x0101;

  /** What the first bytes of a connection are. */
  enum Offer {
    /** There are too few of them to tell. */
    UNFINISHED,
    /** Everything that RFC 8998 needs. */
    NATIONAL,
    /** A record of TLCP's version (GB/T 38636-2020); what it offers is its provider's to read. */
    TLCP,
    /** Anything else, also what is no TLS. */
    OTHER
  }

  private boolean suite;
  private boolean group;
  private boolean signature;
  private boolean version;

  private ClientHello() {}

  /**
   * Looks at the bytes from the buffer's position on, and leaves it as it is. A message that is
   * spread over several records is {@link Offer#OTHER}: no client of RFC 8998 needs to do that.
   */
  static Offer offer(ByteBuffer first) {
    ByteBuffer bytes = first.slice();
    if (bytes.hasRemaining() && bytes.get(0) != HANDSHAKE) {
      return Offer.OTHER;
    }
    if (bytes.remaining() < RECORD_HEADER) {
      return Offer.UNFINISHED;
    }
    if (bytes.getShort(1) == TLCP_1_1) {
      return Offer.TLCP;
    }
    int length = Short.toUnsignedInt(bytes.getShort(3));
    if (length > LONGEST_RECORD) {
      return Offer.OTHER;
    }
    if (bytes.remaining() < RECORD_HEADER + length) {
      return Offer.UNFINISHED;
    }
    return new ClientHello().read(bytes.slice(RECORD_HEADER, length));
  }

  private Offer read(ByteBuffer record) {
    try {
      if (record.get() != CLIENT_HELLO) {
        return Offer.OTHER;
      }
      ByteBuffer hello = part(record, uint8(record) << 16 | uint16(record));
      part(hello, Short.BYTES + RANDOM);
      part(hello, uint8(hello));
      suite = has(part(hello, uint16(hello)), TLS_SM4_GCM_SM3);
      part(hello, uint8(hello));
      extensions(part(hello, uint16(hello)));
      return suite && group && signature && version ? Offer.NATIONAL : Offer.OTHER;
    } catch (BufferUnderflowException damaged) {
      return Offer.OTHER;
    }
  }

  private void extensions(ByteBuffer extensions) {
    while (extensions.hasRemaining()) {
      int type = uint16(extensions);
      ByteBuffer body = part(extensions, uint16(extensions));
      switch (type) {
        case SUPPORTED_GROUPS -> group = has(part(body, uint16(body)), CURVE_SM2);
        case SIGNATURE_ALGORITHMS -> signature = has(part(body, uint16(body)), SM2SIG_SM3);
        case SUPPORTED_VERSIONS -> version = has(part(body, uint8(body)), TLS_1_3);
        default -> {}
      }
    }
  }

  private static boolean has(ByteBuffer numbers, int wanted) {
    boolean found = false;
    while (numbers.hasRemaining()) {
      found |= uint16(numbers) == wanted;
    }
    return found;
  }

  /** The next bytes as a buffer of their own; those after them are next. */
  private static ByteBuffer part(ByteBuffer bytes, int length) {
    if (length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer part = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return part;
  }

  private static int uint8(ByteBuffer bytes) {
    return Byte.toUnsignedInt(bytes.get());
  }

  private static int uint16(ByteBuffer bytes) {
    return Short.toUnsignedInt(bytes.getShort());
  }
}

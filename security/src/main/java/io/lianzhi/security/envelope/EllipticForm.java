package io.lianzhi.security.envelope;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The two forms of a signature on a 256-bit curve: DER {@code SEQUENCE(r, s)} and fixed r‖s of 64
 * bytes. The parser takes exactly the one DER form that each signature has. (Bouncy Castle's throws
 * anything at foreign bytes.)
 */
final class EllipticForm {
  static final int FIXED_LENGTH = 64;

  private static final int HALF = FIXED_LENGTH / 2;
  private static final byte SEQUENCE = 0x30;
  private static final byte INTEGER = 0x02;
  private static final int LONGEST_DER = 2 + 2 * (2 + 1 + HALF);

  private EllipticForm() {}

  static byte[] toDer(byte[] fixed) {
    byte[] r = integer(fixed, 0);
    byte[] s = integer(fixed, HALF);
    ByteArrayOutputStream der = new ByteArrayOutputStream(LONGEST_DER);
    der.write(SEQUENCE);
    der.write(r.length + s.length);
    der.writeBytes(r);
    der.writeBytes(s);
    return der.toByteArray();
  }

  static Optional<byte[]> fromDer(byte[] der) {
    if (der.length < 2 || der.length > LONGEST_DER) {
      return Optional.empty();
    }
    if (der[0] != SEQUENCE || der[1] != der.length - 2) {
      return Optional.empty();
    }
    int end = integerEnd(der, 2);
    if (end < 0 || integerEnd(der, end) != der.length) {
      return Optional.empty();
    }
    byte[] fixed = new byte[FIXED_LENGTH];
    boolean fits =
        copy(der, 2, end, fixed, HALF) && copy(der, end, der.length, fixed, FIXED_LENGTH);
    return fits ? Optional.of(fixed) : Optional.empty();
  }

  private static byte[] integer(byte[] fixed, int from) {
    int first = from;
    while (first < from + HALF - 1 && fixed[first] == 0) {
      first++;
    }
    int sign = fixed[first] < 0 ? 1 : 0;
    int length = from + HALF - first;
    byte[] integer = new byte[2 + sign + length];
    integer[0] = INTEGER;
    integer[1] = (byte) (sign + length);
    System.arraycopy(fixed, first, integer, 2 + sign, length);
    return integer;
  }

  /** Where a positive, shortest INTEGER that begins at {@code at} ends, or -1 if there is none. */
  private static int integerEnd(byte[] der, int at) {
    if (der.length - at < 3 || der[at] != INTEGER || der[at + 1] < 1) {
      return -1;
    }
    int end = at + 2 + der[at + 1];
    boolean negative = der[at + 2] < 0;
    boolean padded = end <= der.length && der[at + 1] > 1 && der[at + 2] == 0 && der[at + 3] >= 0;
    return end > der.length || negative || padded ? -1 : end;
  }

  private static boolean copy(byte[] der, int integer, int end, byte[] fixed, int fixedEnd) {
    int first = der[integer + 2] == 0 ? integer + 3 : integer + 2;
    byte[] magnitude = Arrays.copyOfRange(der, first, end);
    if (magnitude.length > HALF) {
      return false;
    }
    System.arraycopy(magnitude, 0, fixed, fixedEnd - magnitude.length, magnitude.length);
    return true;
  }
}

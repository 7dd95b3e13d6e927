package io.lianzhi.security.cms;

import io.lianzhi.security.envelope.SealBrokenException;
import java.util.Arrays;

/**
 * Reads DER element by element: definite lengths in their shortest form, single-byte tags, nothing
 * left over. It follows the structure that the caller expects and never the one that the bytes
 * claim, so nothing foreign makes it recurse.
 */
final class DerReader {
  private static final int SHORT = 0x80;
  private static final int MOST_LENGTH_OCTETS = 3;

  private final byte[] bytes;
  private final int end;
  private int at;

  private DerReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  static DerReader of(byte[] bytes) {
    return new DerReader(bytes, 0, bytes.length);
  }

  /** A reader of the next element's content, past which this one goes. */
  DerReader enter(int tag) {
    int contentEnd = head(tag);
    DerReader inside = new DerReader(bytes, at, contentEnd);
    at = contentEnd;
    return inside;
  }

  byte[] content(int tag) {
    DerReader inside = enter(tag);
    return Arrays.copyOfRange(bytes, inside.at, inside.end);
  }

  /** The whole next element, tag and length included. */
  byte[] element(int tag) {
    int from = at;
    enter(tag);
    return Arrays.copyOfRange(bytes, from, at);
  }

  boolean isNext(int tag) {
    return at < end && (bytes[at] & 0xff) == tag;
  }

  /** Passes over the next element where it has this tag. */
  void skip(int tag) {
    if (isNext(tag)) {
      enter(tag);
    }
  }

  /** Nothing may follow. */
  void requireEnd() {
    if (at != end) {
      throw new SealBrokenException();
    }
  }

  private int head(int tag) {
    if (next() != tag) {
      throw new SealBrokenException();
    }
    int length = length();
    if (length > end - at) {
      throw new SealBrokenException();
    }
    return at + length;
  }

  private int length() {
    int first = next();
    if (first < SHORT) {
      return first;
    }
    int octets = first - SHORT;
    if (octets == 0 || octets > MOST_LENGTH_OCTETS) {
      throw new SealBrokenException();
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << Byte.SIZE) | next();
    }
    boolean shortest = length >= SHORT && (length >>> ((octets - 1) * Byte.SIZE)) != 0;
    if (!shortest) {
      throw new SealBrokenException();
    }
    return length;
  }

  private int next() {
    if (at >= end) {
      throw new SealBrokenException();
    }
    return bytes[at++] & 0xff;
  }
}

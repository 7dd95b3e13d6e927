package io.lianzhi.security.cms;

import io.lianzhi.security.envelope.SealBrokenException;
import java.util.stream.Stream;

/** AlgorithmIdentifiers without parameters, or with the NULL that some libraries write. */
final class Algorithms {
  private Algorithms() {}

  static byte[] write(Oid algorithm) {
    return Der.sequence(algorithm.element());
  }

  /**
   * Reads an identifier of one of {@code known}.
   *
   * @throws SealBrokenException for any other
   */
  static void require(DerReader in, Oid... known) {
    DerReader algorithm = in.enter(Der.SEQUENCE);
    byte[] oid = algorithm.element(Der.OBJECT_ID);
    if (Stream.of(known).noneMatch(each -> each.is(oid))) {
      throw new SealBrokenException();
    }
    algorithm.skip(Der.NULL);
    algorithm.requireEnd();
  }

  /**
   * Reads an identifier of content.
   *
   * @throws SealBrokenException for any other
   */
  static void requireType(DerReader in, Oid type) {
    if (!type.is(in.element(Der.OBJECT_ID))) {
      throw new SealBrokenException();
    }
  }

  /** Reads a version, of which the standards have 0 and 1. */
  static void requireVersion(DerReader in) {
    byte[] version = in.content(Der.INTEGER);
    if (version.length != 1 || version[0] < 0 || version[0] > 1) {
      throw new SealBrokenException();
    }
  }
}

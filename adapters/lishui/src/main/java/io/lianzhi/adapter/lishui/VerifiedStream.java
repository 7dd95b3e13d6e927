package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Reads a file that was verified, from a place on, block by block: no byte leaves a block that is
 * not the one that was verified.
 */
final class VerifiedStream extends InputStream {
  private final InputStream in;
  private final Verified verified;
  private int number;
  private byte[] block = new byte[0];
  private int at;

  private VerifiedStream(InputStream in, Verified verified, int number) {
    this.in = in;
    this.verified = verified;
    this.number = number;
  }

  /**
   * Begins at {@code offset}.
   *
   * @param in the file from its start
   */
  static VerifiedStream of(InputStream in, Verified verified, long offset) throws IOException {
    int number = (int) (offset / Verified.BLOCK);
    try {
      in.skipNBytes((long) number * Verified.BLOCK);
    } catch (java.io.EOFException shorter) {
      throw new FileFaultException(FileFault.CHANGED);
    }
    VerifiedStream stream = new VerifiedStream(in, verified, number);
    stream.skipNBytes(offset % Verified.BLOCK);
    return stream;
  }

  @Override
  public int read() throws IOException {
    return fill() ? block[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int fits = Math.min(length, block.length - at);
    System.arraycopy(block, at, bytes, offset, fits);
    at += fits;
    return fits;
  }

  private boolean fill() throws IOException {
    if (at < block.length) {
      return true;
    }
    if (number == verified.blocks().size()) {
      return false;
    }
    byte[] next = in.readNBytes(Verified.BLOCK);
    byte[] digest = Verification.sha256().digest(next);
    if (!MessageDigest.isEqual(digest, verified.blocks().get(number))) {
      throw new FileFaultException(FileFault.CHANGED);
    }
    block = next;
    at = 0;
    number++;
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file once from end to end, never more than it may have, and digests what passes. No row
 * of it is believed before.
 */
final class Verification extends InputStream {
  /** What was found, as long as the file is in hand. */
  record Kept(Offered file, Verified found) {
    boolean isOf(Cursor cursor) {
      return file.equals(cursor.file()) && found.sm3().equals(cursor.verified().sm3());
    }
  }

  private final InputStream in;
  private final long most;
  private final MessageDigest whole;
  private final MessageDigest block = sha256();
  private final List<byte[]> blocks = new ArrayList<>();
  private long size;
  private int inBlock;

  private Verification(InputStream in, long most, MessageDigest sm3) {
    this.in = in;
    this.most = most;
    this.whole = sm3;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * What the stream holds.
   *
   * @param expected how long it is, how many records it has, and its SM3
   * @throws FileFaultException where it has more, or is not laid out as it has to be; the latter is
   *     only said of a file that {@code expected} fits
   */
  static Verified of(InputStream in, Layout layout, Control expected, MessageDigest sm3)
      throws IOException {
    Verification reading = new Verification(in, expected.size(), sm3);
    Optional<FileFaultException> fault = Optional.empty();
    long rows = 0;
    try {
      Pieces pieces = layout.open(reading, Piece.Place.START);
      while (pieces.next().isPresent()) {
        rows++;
      }
    } catch (FileFaultException broken) {
      fault = Optional.of(broken);
    }
    reading.drain();
    Verified found = reading.found(rows);
    require(found.size() == expected.size(), FileFault.SIZE);
    require(found.sm3().equals(expected.sm3()), FileFault.DIGEST);
    if (fault.isPresent()) {
      throw fault.get();
    }
    require(found.rows() == expected.rows(), FileFault.ROWS);
    return found;
  }

  private static void require(boolean holds, FileFault fault) throws FileFaultException {
    if (!holds) {
      throw new FileFaultException(fault);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      size += read;
      require(size <= most, FileFault.SIZE);
      whole.update(bytes, offset, read);
      inBlocks(bytes, offset, read);
    }
    return read;
  }

  private void inBlocks(byte[] bytes, int offset, int length) {
    int from = offset;
    int rest = length;
    while (rest > 0) {
      int fits = Math.min(rest, Verified.BLOCK - inBlock);
      block.update(bytes, from, fits);
      from += fits;
      rest -= fits;
      inBlock += fits;
      if (inBlock == Verified.BLOCK) {
        endBlock();
      }
    }
  }

  private void endBlock() {
    blocks.add(block.digest());
    inBlock = 0;
  }

  private void drain() throws IOException {
    byte[] bytes = new byte[1 << 16];
    while (size <= most && read(bytes, 0, bytes.length) >= 0) {
      // what passes is counted and digested
    }
  }

  private Verified found(long rows) {
    if (inBlock > 0) {
      endBlock();
    }
    return new Verified(size, rows, HexFormat.of().formatHex(whole.digest()), blocks);
  }
}

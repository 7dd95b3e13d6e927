package io.lianzhi.security.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The one form of zip that a pack has: files stored as they are, without date, comment or further
 * field, names in UTF-8. Everything but the files follows from them, so that no byte of it can
 * carry anything, nothing unpacks to more than is there, and all tools see the same files.
 */
final class ZipForm {
  static final int LOCAL_HEADER = 30;
  static final int MOST_FILES = 0xfffe;
  static final long LONGEST = 0xffff_fffeL;

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int CENTRAL_HEADER = 46;
  private static final int END_RECORD = 22;
  private static final short VERSION = 10;

  /** Version and system Unix: tools take the names for UTF-8 only from there. */
  private static final short MADE_BY = 0x0300 | VERSION;

  /** An ordinary file that all may read and its owner write. */
  private static final int ATTRIBUTES = 0_100_644 << 16;

  private static final short UTF_8_NAMES = 0x0800;
  private static final short STORED = 0;

  /** The first day that a zip can name, 1980-01-01, at midnight. */
  private static final int NO_DATE = 0x0021_0000;

  private ZipForm() {}

  static boolean isLocal(byte[] header) {
    return header.length == LOCAL_HEADER && little(header).getInt(0) == LOCAL;
  }

  /** How long the name is that follows a local header. */
  static int nameLength(byte[] header) {
    return little(header).getShort(LOCAL_HEADER - 4) & 0xffff;
  }

  static int crc(byte[] header) {
    return little(header).getInt(14);
  }

  static long size(byte[] header) {
    return little(header).getInt(22) & 0xffff_ffffL;
  }

  /** What stands before a file's content: header and name. */
  static byte[] local(String name, int crc, long size) {
    byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[LOCAL_HEADER + encoded.length];
    ByteBuffer header = little(bytes).putInt(LOCAL);
    common(header, crc, size, encoded.length);
    header.put(encoded);
    return bytes;
  }

  /** What stands after the last file. */
  static byte[] directory(List<ZipFile> files, long offset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    files.forEach(file -> bytes.writeBytes(central(file)));
    bytes.writeBytes(end(files.size(), bytes.size(), offset));
    return bytes.toByteArray();
  }

  private static byte[] central(ZipFile file) {
    byte[] encoded = file.name().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[CENTRAL_HEADER + encoded.length];
    ByteBuffer header = little(bytes).putInt(CENTRAL).putShort(MADE_BY);
    common(header, file.crc(), file.size(), encoded.length);
    header.position(CENTRAL_HEADER - 2 * Integer.BYTES).putInt(ATTRIBUTES);
    header.putInt((int) file.headerAt()).put(encoded);
    return bytes;
  }

  private static byte[] end(int files, int length, long offset) {
    byte[] bytes = new byte[END_RECORD];
    ByteBuffer end = little(bytes).putInt(END).putInt(0);
    end.putShort((short) files).putShort((short) files).putInt(length).putInt((int) offset);
    return bytes;
  }

  private static void common(ByteBuffer header, int crc, long size, int nameLength) {
    header.putShort(VERSION).putShort(UTF_8_NAMES).putShort(STORED).putInt(NO_DATE);
    header.putInt(crc).putInt((int) size).putInt((int) size);
    header.putShort((short) nameLength).putShort((short) 0);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A file in a zip.
   *
   * @param headerAt where its local header begins
   * @param sha256 of its content, in lower-case hexadecimal digits
   */
  record ZipFile(String name, long headerAt, int crc, long size, String sha256) {
    ZipFile at(long place) {
      return new ZipFile(name, place, crc, size, sha256);
    }

    long contentAt() {
      return headerAt + local(name, crc, size).length;
    }
  }
}

package io.lianzhi.adapter.taizhou.jtt809;

/** CRC-16/CCITT-FALSE: polynomial 0x1021, initial value 0xFFFF, nothing reflected. */
final class Crc16 {
  private static final int POLYNOMIAL = 0x1021;
  private static final int START = 0xFFFF;
  private static final int[] TABLE = table();

  private Crc16() {}

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int value = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 0x8000) != 0 ? value << 1 ^ POLYNOMIAL : value << 1;
      }
      table[i] = value & 0xFFFF;
    }
    return table;
  }

  static int of(byte[] bytes, int length) {
    int crc = START;
    for (int i = 0; i < length; i++) {
      crc = (crc << 8 ^ TABLE[(crc >>> 8 ^ bytes[i]) & 0xFF]) & 0xFFFF;
    }
    return crc;
  }
}

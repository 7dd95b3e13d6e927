package io.lianzhi.adapter.lishui;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A result file while it grows, chunk by chunk. A chunk that is written again, after a crash or by
 * another node, takes the place of what is there of it: every record begins with its line number.
 */
final class ResultFile {
  static final List<String> COLUMNS =
      List.of("行号", "接收单位", "函号", "来源编号", "结果", "代码", "位置", "说明", "事件编号");

  private static final int LONGEST = 8 * 1024;

  private final Remote remote;
  private final String path;
  private final Supplier<MessageDigest> sm3;
  private MessageDigest digest;
  private long size;
  private long rows;
  private long lines;

  private ResultFile(Remote remote, String path, Supplier<MessageDigest> sm3) {
    this.remote = remote;
    this.path = path;
    this.sm3 = sm3;
    this.digest = sm3.get();
  }

  /**
   * Goes on with a result, or begins it.
   *
   * @param line the first one of the file that is not yet answered
   */
  static ResultFile before(long line, Remote remote, String path, Supplier<MessageDigest> sm3)
      throws IOException {
    ResultFile file = new ResultFile(remote, path, sm3);
    file.recover(line);
    return file;
  }

  private String unfinished() {
    return path + Remote.UNFINISHED;
  }

  private void recover(long line) throws IOException {
    if (!remote.has(unfinished()) && remote.has(path)) {
      remote.rename(path, unfinished());
    }
    if (remote.has(unfinished())) {
      keepBefore(line);
    }
    if (size == 0) {
      write((Csv.write(COLUMNS) + Csv.END).getBytes(Text.GB18030), 0, 1);
    }
    lines = line;
  }

  /** Keeps whole records of earlier lines; the rest is overwritten. */
  private void keepBefore(long line) throws IOException {
    try (InputStream in = new BufferedInputStream(remote.read(unfinished()), 1 << 16)) {
      byte[] record = record(in);
      while (record.length > 0 && (size == 0 ? isHeader(record) : number(record) < line)) {
        rows += size == 0 ? 0 : 1;
        size += record.length;
        digest.update(record);
        record = record(in);
      }
    }
  }

  private static boolean isHeader(byte[] record) {
    return new String(record, Text.GB18030).equals(Csv.write(COLUMNS) + Csv.END);
  }

  /** A record with its line end, or nothing where none ends. */
  private static byte[] record(InputStream in) throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && record.size() < LONGEST; c = in.read()) {
      record.write(c);
      if (c == '\n') {
        return record.toByteArray();
      }
    }
    return new byte[0];
  }

  /** What does not begin with a number stands behind every line. */
  private static long number(byte[] record) {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    String number = text.substring(0, Math.max(0, text.indexOf(',')));
    return number.matches("\\d{1,18}") ? Long.parseLong(number) : Long.MAX_VALUE;
  }

  /** Whether it answers all lines before that one and none behind. */
  boolean standsBefore(long line) {
    return lines == line;
  }

  /**
   * Answers the lines up to {@code next}.
   *
   * @param records each begins with its line
   */
  void add(List<String> records, long next) throws IOException {
    StringBuilder text = new StringBuilder();
    records.forEach(record -> text.append(record).append(Csv.END));
    write(text.toString().getBytes(Text.GB18030), records.size(), next);
  }

  private void write(byte[] bytes, int records, long next) throws IOException {
    remote.append(unfinished(), size, bytes);
    digest.update(bytes);
    size += bytes.length;
    rows += records;
    lines = next;
  }

  /** Makes it ready: the file first, then its control file, then the marker. */
  Control finish(String name, Map<String, String> about) throws IOException {
    Control control =
        new Control(name, size, rows, HexFormat.of().formatHex(digest.digest()), about);
    digest = sm3.get();
    remote.rename(unfinished(), path);
    remote.write(path + Remote.CONTROL, control.write());
    remote.write(path + Remote.READY, new byte[0]);
    return control;
  }
}

package io.lianzhi.security.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** A pack in a zip of the form {@link ZipForm}; read once from end to end, nothing unpacked. */
final class ZippedPack implements PackFiles {
  private static final int BUFFER = 1 << 16;

  private final Path zip;
  private final Map<String, ZipForm.ZipFile> files = new LinkedHashMap<>();

  private ZippedPack(Path zip) {
    this.zip = zip;
  }

  /**
   * Reads what is in a zip.
   *
   * @throws FlawException if it is not byte for byte what a pack of its files is
   */
  static ZippedPack open(Path zip) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(zip), BUFFER)) {
      return read(zip, bytes);
    }
  }

  static ZippedPack read(Path zip, InputStream bytes) throws IOException {
    ZippedPack pack = new ZippedPack(zip);
    pack.index(bytes);
    return pack;
  }

  private void index(InputStream bytes) throws IOException {
    PackNames names = new PackNames();
    long at = 0;
    byte[] header = bytes.readNBytes(ZipForm.LOCAL_HEADER);
    while (ZipForm.isLocal(header)) {
      ZipForm.ZipFile file = next(header, bytes, at, names);
      files.put(file.name(), file);
      at = file.contentAt() + file.size();
      requireRoom(at);
      header = bytes.readNBytes(ZipForm.LOCAL_HEADER);
    }
    requireDirectory(header, bytes, at);
  }

  private ZipForm.ZipFile next(byte[] header, InputStream bytes, long at, PackNames names)
      throws IOException {
    byte[] nameBytes = bytes.readNBytes(ZipForm.nameLength(header));
    String name = new String(nameBytes, StandardCharsets.UTF_8);
    names.add(name);
    long size = ZipForm.size(header);
    byte[] expected = ZipForm.local(name, ZipForm.crc(header), size);
    byte[] actual = Arrays.copyOf(header, header.length + nameBytes.length);
    System.arraycopy(nameBytes, 0, actual, header.length, nameBytes.length);
    if (!Arrays.equals(expected, actual)) {
      throw new FlawException(
          name
              + " is compressed, encrypted or dated, or its zip header altered; unpack the pack"
              + " and check the folder",
          name + " 被压缩、加密或带有日期，或其 zip 头被改动；可解压后检查文件夹");
    }
    return content(name, ZipForm.crc(header), size, bytes, at);
  }

  private static ZipForm.ZipFile content(
      String name, int crc, long size, InputStream bytes, long at) throws IOException {
    MessageDigest sha256 = TreeHasher.sha256();
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[BUFFER];
    for (long left = size; left > 0; ) {
      int read = bytes.readNBytes(buffer, 0, (int) Math.min(left, BUFFER));
      if (read == 0) {
        throw new FlawException("the pack breaks off inside " + name, "证据包在 " + name + " 中中断");
      }
      sum.update(buffer, 0, read);
      sha256.update(buffer, 0, read);
      left -= read;
    }
    if ((int) sum.getValue() != crc) {
      throw new FlawException(name + " was altered in the zip", "zip 中的 " + name + " 被改动");
    }
    return new ZipForm.ZipFile(name, at, crc, size, HexFormat.of().formatHex(sha256.digest()));
  }

  private void requireRoom(long at) {
    if (at > ZipForm.LONGEST || files.size() > ZipForm.MOST_FILES) {
      throw new FlawException(
          "the pack has more than 4 GiB or 65,534 files", "证据包超过 4 GiB 或 65,534 个文件");
    }
  }

  private void requireDirectory(byte[] begun, InputStream bytes, long at) throws IOException {
    byte[] expected = ZipForm.directory(new ArrayList<>(files.values()), at);
    byte[] rest = bytes.readNBytes(Math.max(0, expected.length - begun.length) + 1);
    byte[] actual = Arrays.copyOf(begun, begun.length + rest.length);
    System.arraycopy(rest, 0, actual, begun.length, rest.length);
    if (files.isEmpty() || !Arrays.equals(expected, actual)) {
      throw new FlawException(
          "the zip's directory is not the one of the " + files.size() + " files before it",
          "zip 目录与其前的 " + files.size() + " 个文件不符");
    }
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(files.keySet());
  }

  @Override
  public String sha256(String name) {
    return file(name).orElseThrow().sha256();
  }

  @Override
  public Optional<byte[]> read(String name, int limit) throws IOException {
    Optional<ZipForm.ZipFile> file = file(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream bytes = Files.newInputStream(zip)) {
      bytes.skipNBytes(file.get().contentAt());
      return Optional.of(bytes.readNBytes((int) Math.min(file.get().size(), limit + 1L)));
    }
  }

  private Optional<ZipForm.ZipFile> file(String name) {
    return Optional.ofNullable(files.get(name));
  }
}

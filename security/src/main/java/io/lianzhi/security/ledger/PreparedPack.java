package io.lianzhi.security.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** A pack whose files have been measured: it can be sent without being held anywhere as a whole. */
public final class PreparedPack {
  private final Map<String, PackContent> contents;
  private final List<ZipForm.ZipFile> files;
  private final byte[] directory;
  private final long directoryAt;

  PreparedPack(Map<String, PackContent> contents, List<ZipForm.ZipFile> files, long directoryAt) {
    this.contents = Map.copyOf(contents);
    this.files = List.copyOf(files);
    this.directoryAt = directoryAt;
    this.directory = ZipForm.directory(files, directoryAt);
  }

  /** How many bytes the zip has. */
  public long size() {
    return directoryAt + directory.length;
  }

  /** The zip from its first byte, each content opened when its turn comes. */
  public InputStream open() {
    Stream<PackContent> parts = files.stream().flatMap(this::parts);
    return new Parts(Stream.concat(parts, Stream.of(PackContent.of(directory))).iterator());
  }

  private Stream<PackContent> parts(ZipForm.ZipFile file) {
    byte[] header = ZipForm.local(file.name(), file.crc(), file.size());
    PackContent content = Objects.requireNonNull(contents.get(file.name()));
    return Stream.of(PackContent.of(header), () -> new Same(content.open(), file));
  }

  /** A content that must be what it was when it was measured. */
  private static final class Same extends CheckedInputStream {
    private final ZipForm.ZipFile file;
    private long read;

    Same(InputStream content, ZipForm.ZipFile file) {
      super(content, new CRC32());
      this.file = file;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = super.read(buffer, offset, length);
      read += Math.max(got, 0);
      if (got < 0 ? !isWhole() : read > file.size()) {
        throw new IOException(file.name() + " changed while the pack was sent");
      }
      return got;
    }

    private boolean isWhole() {
      return read == file.size() && (int) getChecksum().getValue() == file.crc();
    }
  }

  /** One after another, none opened before the one before it was read. */
  private static final class Parts extends InputStream {
    private final Iterator<PackContent> left;
    private InputStream current = InputStream.nullInputStream();

    Parts(Iterator<PackContent> left) {
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, buffer.length);
      int read = length == 0 ? 0 : current.read(buffer, offset, length);
      while (read < 0 && left.hasNext()) {
        current.close();
        current = left.next().open();
        read = current.read(buffer, offset, length);
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      current.close();
    }
  }
}

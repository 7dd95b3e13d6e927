package io.lianzhi.security.ledger;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A pack that was unpacked into a folder. */
final class UnpackedPack implements PackFiles {
  private final Path folder;
  private final Set<String> names = new TreeSet<>();

  private UnpackedPack(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads what is in a folder.
   *
   * @throws FlawException for anything but plain files and folders of fit names; so for links
   */
  static UnpackedPack open(Path folder) throws IOException {
    UnpackedPack pack = new UnpackedPack(folder);
    PackNames fit = new PackNames();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.equals(folder) || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        String name = folder.relativize(file).toString().replace(File.separator, "/");
        fit.add(name);
        requirePlain(file, name);
        pack.names.add(name);
      }
    }
    return pack;
  }

  private static void requirePlain(Path file, String name) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FlawException(name + " is a link or a device, not a file", name + " 是链接或设备，不是文件");
    }
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  @Override
  public String sha256(String name) throws IOException {
    MessageDigest sha256 = TreeHasher.sha256();
    try (InputStream bytes =
        new DigestInputStream(Files.newInputStream(folder.resolve(name)), sha256)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  @Override
  public Optional<byte[]> read(String name, int limit) throws IOException {
    return BoundedFile.read(folder.resolve(name), limit);
  }
}

package io.lianzhi.security.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
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
   * Reads what is in a folder; links count as files of a wrong kind.
   *
   * @throws FlawException for anything but files and folders of fit names
   */
  static UnpackedPack open(Path folder) throws IOException {
    UnpackedPack pack = new UnpackedPack(folder);
    PackNames fit = new PackNames();
    try (Stream<Path> files = Files.walk(folder, new FileVisitOption[0])) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!Files.isDirectory(file)) {
          String name = folder.relativize(file).toString().replace(java.io.File.separator, "/");
          fit.add(name);
          pack.names.add(name);
        }
      }
    }
    return pack;
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
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  @Override
  public Optional<byte[]> read(String name, int limit) throws IOException {
    return BoundedFile.read(folder.resolve(name), limit);
  }
}

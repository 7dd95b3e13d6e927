package io.lianzhi.security.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log as a folder of files under the paths of C2SP tlog-tiles: {@code checkpoint}, {@code
 * tile/…}. Any web server can publish it.
 */
public record LogFolder(Path root) implements TileSource, TileSink {
  private static final String CHECKPOINT = "checkpoint";
  private static final String TILES = "tile";

  @Override
  public Optional<byte[]> read(TilePath path) throws IOException {
    int each = path.holdsEntries() ? EntryBundle.PREFIX + EntryBundle.LONGEST : TreeHasher.LENGTH;
    return BoundedFile.read(root.resolve(path.toString()), path.width() * each);
  }

  @Override
  public void write(TilePath path, byte[] content) throws IOException {
    write(path.toString(), content);
  }

  Optional<byte[]> checkpoint() throws IOException {
    return BoundedFile.read(root.resolve(CHECKPOINT), TrustedLog.LONGEST);
  }

  /** Publishes a signed checkpoint, after the tiles of its tree. */
  public void writeCheckpoint(byte[] note) throws IOException {
    write(CHECKPOINT, note);
  }

  boolean isLog() {
    return Files.exists(root.resolve(CHECKPOINT));
  }

  /** Shows all files there but the checkpoint, by their paths in the folder. */
  void others(Visitor visitor) throws IOException {
    Path tiles = root.resolve(TILES);
    if (Files.isDirectory(tiles)) {
      try (Stream<Path> files = Files.walk(tiles)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          visitor.visit(name(file));
        }
      }
    }
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  /** In one step: who reads meanwhile sees the old file or the new one. */
  private void write(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @FunctionalInterface
  interface Visitor {
    void visit(String path) throws IOException;
  }
}

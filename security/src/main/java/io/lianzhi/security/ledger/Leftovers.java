package io.lianzhi.security.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What lies in a log's folder beside the tree of its checkpoint: partial tiles of former
 * checkpoints, which must begin as what replaced them, and files that no checkpoint covers yet.
 */
final class Leftovers {
  private final LogFolder folder;
  private final SizedTiles tiles;
  private long unknown;

  Leftovers(LogFolder folder, SizedTiles tiles) {
    this.folder = folder;
    this.tiles = tiles;
  }

  /**
   * Checks what can be checked, once the tree itself is found sound.
   *
   * @return how many files there nothing can be said about
   * @throws FlawException for a former partial tile that does not begin as what replaced it
   */
  long check() throws IOException {
    unknown = 0;
    folder.others(this::check);
    return unknown;
  }

  private void check(String file) throws IOException {
    Optional<TilePath> path = TilePath.parse(file).filter(this::isInTree);
    if (path.isEmpty()) {
      unknown++;
    } else if (!path.get().isFull()) {
      checkFormer(path.get());
    }
  }

  private boolean isInTree(TilePath path) {
    int level = path.holdsEntries() ? 0 : path.level();
    return path.index() <= tiles.full(level)
        && path.index() * TilePath.FULL + path.width() <= tiles.count(level);
  }

  private void checkFormer(TilePath path) throws IOException {
    byte[] former = folder.read(path).orElseGet(() -> new byte[0]);
    byte[] today =
        path.holdsEntries()
            ? entries(tiles.bundle(path.index()), path.width())
            : tiles.hashes(path.level(), path.index());
    int length = path.holdsEntries() ? today.length : path.width() * TreeHasher.LENGTH;
    if (!Arrays.equals(former, Arrays.copyOf(today, length))) {
      throw new FlawException(
          path + " was altered: it does not begin what stands there now",
          path + " 被改动：与现在同一位置的内容开头不符");
    }
  }

  private static byte[] entries(byte[] bundle, int width) {
    EntryBundle entries = new EntryBundle(bundle);
    for (int i = 0; i < width; i++) {
      entries.next();
    }
    return Arrays.copyOf(bundle, entries.end());
  }
}

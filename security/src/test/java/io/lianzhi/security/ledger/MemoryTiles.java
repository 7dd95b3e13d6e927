package io.lianzhi.security.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tiles in memory. */
final class MemoryTiles implements TileSource, TileSink {
  final Map<String, byte[]> files = new TreeMap<>();

  @Override
  public Optional<byte[]> read(TilePath path) {
    return Optional.ofNullable(files.get(path.toString()));
  }

  @Override
  public void write(TilePath path, byte[] content) {
    files.put(path.toString(), content.clone());
  }
}

package io.lianzhi.security.ledger;

import java.io.IOException;
import java.util.Optional;

/** Where tiles and entry bundles come from. What it gives is not believed. */
@FunctionalInterface
public interface TileSource {
  /**
   * The bytes under a path, or nothing where there is none. Of more than the path can hold it may
   * give the beginning, as long as that is still too long.
   */
  Optional<byte[]> read(TilePath path) throws IOException;
}

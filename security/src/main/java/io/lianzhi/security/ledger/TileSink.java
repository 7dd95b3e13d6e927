package io.lianzhi.security.ledger;

import java.io.IOException;

/** Where new tiles and entry bundles go. The same path may be written again with the same bytes. */
@FunctionalInterface
public interface TileSink {
  void write(TilePath path, byte[] content) throws IOException;
}

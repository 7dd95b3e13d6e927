package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.util.Optional;

/** Cuts a stream into records, without understanding them. */
sealed interface Pieces permits CsvPieces, XmlPieces {
  /**
   * The next record; empty at the end.
   *
   * @throws FileFaultException where the whole file cannot be what it says
   */
  Optional<Piece> next() throws IOException;
}

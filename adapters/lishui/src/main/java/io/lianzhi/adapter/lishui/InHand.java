package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A verified file while its records are taken, chunk by chunk. */
final class InHand implements AutoCloseable {
  private final Inbox.Known known;
  private final InputStream stream;
  private final Pieces pieces;
  private Piece.Place place;
  private Optional<Piece> ahead;

  private InHand(
      Inbox.Known known,
      InputStream stream,
      Pieces pieces,
      Piece.Place place,
      Optional<Piece> ahead) {
    this.known = known;
    this.stream = stream;
    this.pieces = pieces;
    this.place = place;
    this.ahead = ahead;
  }

  /** Opens the file at a place. */
  static InHand open(Inbox.Known known, Verified verified, InputStream in, Piece.Place place)
      throws IOException {
    InputStream stream = VerifiedStream.of(in, verified, place.offset());
    Pieces pieces = known.layout().open(stream, place);
    return new InHand(known, stream, pieces, place, pieces.next());
  }

  Inbox.Known known() {
    return known;
  }

  Offered file() {
    return known.file();
  }

  Control control() {
    return known.control();
  }

  boolean isAt(Cursor cursor) {
    return cursor.file().equals(file())
        && cursor.verified().sm3().equals(control().sm3())
        && cursor.place().equals(place);
  }

  Cursor cursor() {
    return new Cursor(file(), control(), place);
  }

  /** The first line that was not read yet. */
  long nextLine() {
    return ahead.map(Piece::line).orElse(place.line());
  }

  /** Nothing is left. */
  boolean isRead() {
    return ahead.isEmpty();
  }

  /** The next records, at most so many. */
  List<Piece> read(int most) throws IOException {
    List<Piece> chunk = new ArrayList<>();
    while (chunk.size() < most && ahead.isPresent()) {
      Piece piece = ahead.get();
      chunk.add(piece);
      place = piece.after();
      ahead = pieces.next();
    }
    return chunk;
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException gone) {
      // the connection is dropped with it
    }
  }
}

package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the records of one form stand in a file.
 *
 * @param columns those of the head before the form's own
 */
record Layout(Form form, boolean xml, List<String> columns) {
  static final String CSV = "text/csv";
  static final String XML = "application/xml";

  String contentType() {
    return xml ? XML : CSV;
  }

  static Layout of(Form form, boolean xml) {
    return new Layout(
        form, xml, Stream.concat(Head.COLUMNS.stream(), form.columns().stream()).toList());
  }

  /**
   * The records from a place on; from the start, behind the names of the columns.
   *
   * @throws FileFaultException where the file does not begin as it has to
   */
  Pieces open(InputStream in, Piece.Place place) throws IOException {
    if (xml) {
      return new XmlPieces(in, place);
    }
    CsvPieces pieces = new CsvPieces(in, place);
    if (place.offset() == 0) {
      requireHeader(pieces);
    }
    return pieces;
  }

  private void requireHeader(CsvPieces pieces) throws IOException {
    byte[] wanted = Text.bytes(Csv.write(columns));
    boolean found =
        pieces.next().filter(first -> Arrays.equals(withoutEnd(first.bytes()), wanted)).isPresent();
    if (!found) {
      throw new FileFaultException(FileFault.HEADER);
    }
  }

  static byte[] withoutEnd(byte[] line) {
    int length = line.length;
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
      length--;
    }
    return Arrays.copyOf(line, length);
  }

  /**
   * Understands one record.
   *
   * @throws InvalidValue where it is none of this form
   */
  Row row(byte[] record) {
    if (record.length >= ByteWindow.MOST) {
      throw new InvalidValue(
          RefusalCode.TOO_LARGE, "record too long", "at most " + ByteWindow.MOST + " bytes");
    }
    String text = Text.of(record);
    return xml ? XmlRow.read(text, columns) : row(Csv.read(text));
  }

  private Row row(List<String> fields) {
    if (fields.size() != columns.size()) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "other columns", "as many fields as the first line names");
    }
    Row row = new Row();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), fields.get(i));
    }
    return row;
  }

  /** The record without its line end. */
  byte[] write(Row row) {
    return Text.bytes(
        Csv.write(columns.stream().map(column -> row.text(column).orElse("")).toList()));
  }
}

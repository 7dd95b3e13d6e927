package io.lianzhi.adapter.lishui;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.testkit.TestOpened;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Foreign bytes at each parser. The ordinary tests replay the seed corpus beside this class; with
 * {@code JAZZER_FUZZ=1} in the environment the one method that is asked for fuzzes.
 */
final class ParsersFuzzTest {
  private static final Adapter ADAPTER =
      new LishuiAdapterFactory().open(Houses.at(1, new Pki().hubKeys(), Map.of()));

  private static void decode(String form, String type, byte[] body) {
    List<Part> parts =
        ADAPTER
            .decode(TestOpened.on("files", Houses.LISHUI, new RawMessage(form, type, body)))
            .toList();
    if (parts.isEmpty()) {
      throw new AssertionError("foreign bytes without a part");
    }
  }

  @FuzzTest(maxDuration = "5m")
  void csvOfCopyNotices(byte[] body) {
    decode("CGH", Layout.CSV, body);
  }

  @FuzzTest(maxDuration = "5m")
  void xmlOfTheBlacklist(byte[] body) {
    decode("HMD", Layout.XML, body);
  }

  @FuzzTest(maxDuration = "5m")
  void controlFile(byte[] body) {
    Control.read(body)
        .ifPresent(control -> {
          if (!Control.read(control.write()).equals(Control.read(control.write()))) {
            throw new AssertionError("a control file that reads in two ways");
          }
        });
  }

  @FuzzTest(maxDuration = "5m")
  void piecesOfCsv(byte[] body) throws IOException {
    Pieces pieces = new CsvPieces(new ByteArrayInputStream(body), Piece.Place.START);
    long offset = 0;
    for (var piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
      if (piece.get().after().offset() <= offset) {
        throw new AssertionError("no way forward");
      }
      offset = piece.get().after().offset();
    }
  }
}

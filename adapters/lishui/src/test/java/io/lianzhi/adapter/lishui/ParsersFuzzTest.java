package io.lianzhi.adapter.lishui;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.testkit.TestOpened;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Foreign bytes at each parser; {@code adapters/README.md} says how to fuzz. */
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

  @FuzzTest
  void csvOfCopyNotices(byte[] body) {
    decode("CGH", Layout.CSV, body);
  }

  @FuzzTest
  void csvOfOverloadRecords(byte[] body) {
    decode("CXJL", Layout.CSV, body);
  }

  @FuzzTest
  void xmlOfTheBlacklist(byte[] body) {
    decode("HMD", Layout.XML, body);
  }

  @FuzzTest
  void controlFile(byte[] body) {
    Control.read(body)
        .ifPresent(control -> {
          if (!Control.read(control.write()).equals(Control.read(control.write()))) {
            throw new AssertionError("a control file that reads in two ways");
          }
        });
  }

  @FuzzTest
  void piecesOfCsv(byte[] body) throws IOException {
    goForward(new CsvPieces(new ByteArrayInputStream(body), Piece.Place.START));
  }

  @FuzzTest
  void piecesOfXml(byte[] body) throws IOException {
    try {
      goForward(new XmlPieces(new ByteArrayInputStream(body), Piece.Place.START));
    } catch (FileFaultException refused) {
      assertThat(refused.fault()).isNotNull();
    }
  }

  @FuzzTest
  void theirResult(byte[] result) {
    TheirResults.refusals(result)
        .values()
        .forEach(declined -> assertThat(declined.why()).hasSizeLessThanOrEqualTo(200));
  }

  @FuzzTest
  void fileName(byte[] name) {
    String foreign = new String(name, StandardCharsets.UTF_8);
    assertThat(FileName.ORDER.compare(foreign, foreign)).isZero();
    FileName.of(foreign, "331100")
        .ifPresent(read -> assertThat(FileName.isHarmless(read.name())).isTrue());
  }

  private static void goForward(Pieces pieces) throws IOException {
    long offset = 0;
    for (var piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
      if (piece.get().after().offset() <= offset) {
        throw new AssertionError("no way forward");
      }
      offset = piece.get().after().offset();
    }
  }
}

package io.lianzhi.adapter.lishui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Streams cut into records. */
final class PiecesTest {
  /** A stream that gives a byte at a time: nothing may depend on how much comes at once. */
  private static InputStream trickle(byte[] bytes) {
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        int next = read();
        if (next >= 0) {
          into[offset] = (byte) next;
        }
        return next < 0 ? -1 : 1;
      }
    };
  }

  private static List<Piece> all(Pieces pieces) throws IOException {
    List<Piece> all = new ArrayList<>();
    for (Optional<Piece> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
      all.add(piece.get());
    }
    return all;
  }

  private static List<Piece> csv(String text) throws IOException {
    return all(new CsvPieces(trickle(text.getBytes(Text.GB18030)), Piece.Place.START));
  }

  private static List<Piece> xml(String text) throws IOException {
    return all(new XmlPieces(trickle(text.getBytes(Text.GB18030)), Piece.Place.START));
  }

  private static String text(Piece piece) {
    return new String(piece.bytes(), Text.GB18030);
  }

  @Test
  void cutsAtLineEndsOutsideOfQuotes() throws IOException {
    assertThat(csv("a,b\r\n\"c\r\nd\",e\n\r\nf"))
        .extracting(PiecesTest::text)
        .containsExactly("a,b\r\n", "\"c\r\nd\",e\n", "f");
  }

  @Test
  void countsPhysicalLines() throws IOException {
    assertThat(csv("a\r\n\"b\r\n\r\nc\"\r\n\r\nd"))
        .extracting(Piece::line)
        .containsExactly(1L, 2L, 6L);
  }

  @Test
  void endsABrokenRecordWithItsLine() throws IOException {
    assertThat(csv("a\r\n\"b\r\nc,d\r\ne"))
        .extracting(PiecesTest::text)
        .containsExactly("a\r\n", "\"b\r", "c,d\r\n", "e");
    assertThat(csv("\"a\"b\r\nc")).extracting(PiecesTest::text).containsExactly("\"a\"b\r", "c");
    assertThat(csv("a\"b\"\r\nc")).extracting(PiecesTest::text).containsExactly("a\"b\"\r", "c");
    assertThat(csv("a\rb\r\nc")).extracting(PiecesTest::text).containsExactly("a\rb\r", "c");
  }

  @Test
  void holdsNoMoreOfALineWithoutEndThanARecordMayHave() throws IOException {
    List<Piece> pieces = csv("x".repeat(10 * ByteWindow.MOST) + "\r\nnext");
    assertThat(pieces).hasSize(2);
    assertThat(pieces.getFirst().bytes()).hasSize(ByteWindow.MOST);
    assertThat(pieces.get(1).line()).isEqualTo(2);
    assertThat(text(pieces.get(1))).isEqualTo("next");
  }

  @Test
  void findsNoByteOfACharacterToBeAQuoteOrALineEnd() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = 0x80; c < 0x30000; c++) {
      if (c < 0xD800 || c > 0xDFFF) {
        text.appendCodePoint(c);
      }
    }
    for (int c : text.codePoints().toArray()) {
      for (byte each : Character.toString(c).getBytes(Text.GB18030)) {
        assertThat((int) each)
            .isNotIn((int) '"', (int) ',', (int) '\r', (int) '\n', (int) '<', (int) '>');
      }
    }
  }

  @Property(tries = 300)
  void goesOnFromAnyPlaceAsItWouldHaveGoneOn(@ForAll("texts") String text) throws IOException {
    byte[] bytes = text.getBytes(Text.GB18030);
    List<Piece> whole = all(new CsvPieces(new ByteArrayInputStream(bytes), Piece.Place.START));
    for (int i = 0; i < whole.size(); i++) {
      Piece.Place after = whole.get(i).after();
      InputStream rest = new ByteArrayInputStream(bytes, (int) after.offset(), bytes.length);
      List<Piece> resumed = all(new CsvPieces(rest, after));
      assertThat(resumed).usingRecursiveComparison().isEqualTo(whole.subList(i + 1, whole.size()));
    }
  }

  @Property(tries = 300)
  void losesNoByteBetweenRecordsButEmptyLines(@ForAll("texts") String text) throws IOException {
    byte[] bytes = text.getBytes(Text.GB18030);
    StringBuilder kept = new StringBuilder();
    all(new CsvPieces(trickle(bytes), Piece.Place.START))
        .forEach(piece -> kept.append(text(piece)));
    assertThat(kept.toString().replaceAll("[\r\n]", "")).isEqualTo(text.replaceAll("[\r\n]", ""));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', '"', ',', '\r', '\n', '䶮', '丽').ofMaxLength(40);
  }

  @Test
  void cutsXmlIntoItsRecords() throws IOException {
    String head = "<?xml version=\"1.0\" encoding=\"GB18030\"?>\n<wj>\n";
    assertThat(xml(head + "<jl>a\n</jl><jl/>".replace("<jl/>", "<jl></jl>") + "\n</wj>\n"))
        .extracting(PiecesTest::text, Piece::line)
        .containsExactly(tuple("<jl>a\n</jl>", 3L), tuple("<jl></jl>", 4L));
  }

  @Test
  void refusesXmlThatIsNotLaidOutAsAgreed() {
    String head = "<?xml version=\"1.0\" encoding=\"GB18030\"?>";
    for (String broken :
        List.of(
            "",
            head,
            head + "<wj>",
            head + "<wj><jl>",
            head + "<wj><jl></jl>",
            head + "<wj>text</wj>",
            head + "<wj></wj>text",
            head + "<!DOCTYPE wj><wj></wj>",
            head + "<wj><!-- --></wj>",
            head + "<wj><jl>" + "x".repeat(ByteWindow.MOST) + "</jl></wj>")) {
      assertThatThrownBy(() -> xml(broken)).isInstanceOf(FileFaultException.class);
    }
    assertThat(catchThrowable(() -> xml(head + "<wj></wj>"))).isNull();
  }
}

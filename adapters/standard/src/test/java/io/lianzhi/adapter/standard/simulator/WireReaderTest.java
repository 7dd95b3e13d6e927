package io.lianzhi.adapter.standard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.1 messages as they come off a socket, in pieces of any size. */
final class WireReaderTest {
  private static final String TWO_MESSAGES =
      "POST /v1/letters HTTP/1.1\r\nHost: a\r\nX: 1\r\nx: 2\r\nContent-Length: 3\r\n\r\nabc"
          + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "2\r\nde\r\n1;x=y\r\nf\r\n0\r\nTrailer: t\r\n\r\n";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 4096})
  void messagesOnOneConnectionAreToldApartHoweverTheyAreCut(int piece) throws IOException {
    WireReader reader = new WireReader(pieces(TWO_MESSAGES, piece));
    WireMessage request = reader.next().orElseThrow();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/v1/letters");
    assertThat(request.header("x")).contains("1, 2");
    assertThat(request.body()).asString().isEqualTo("abc");
    WireMessage response = reader.next().orElseThrow();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).asString().isEqualTo("def");
    assertThat(reader.next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHo",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void whatIsCutOffOrOutOfRangeIsAnError(String text) {
    assertThatThrownBy(() -> new WireReader(pieces(text, 4096)).next())
        .isInstanceOf(IOException.class);
  }

  @Test
  void aResponseWithoutLengthEndsWithItsConnection() throws IOException {
    WireReader reader = new WireReader(pieces("HTTP/1.0 200 OK\r\n\r\nall of it", 5));
    assertThat(reader.next().orElseThrow().body()).asString().isEqualTo("all of it");
  }

  private static InputStream pieces(String text, int piece) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(piece, length));
      }
    };
  }
}

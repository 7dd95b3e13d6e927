package io.lianzhi.adapter.taizhou.jtt809;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known answers: frames of public servers, and some computed from the rules. */
class FramesTest {
  private static final Cipher CIPHER = new Cipher(10_000_000, 20_000_000, 30_000_000);
  private static final int LONGEST = 4_096;

  /** A frame of the table, with what it must read as. */
  record Known(String name, Edition edition, byte[] bytes, Map<?, ?> header, byte[] body) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Map<?, ?>> table() {
    try (InputStream in = FramesTest.class.getResourceAsStream("frames.json")) {
      Object all = JsonTree.read(Objects.requireNonNull(in).readAllBytes());
      return ((List<?>) all).stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Stream<Known> known() {
    return table().stream()
        .filter(entry -> get(entry, "valid") instanceof Boolean valid && valid)
        .map(entry ->
            new Known(
                get(entry, "name").toString(),
                edition(entry),
                hex(get(entry, "hex")),
                (Map<?, ?>) get(entry, "header"),
                hex(get(entry, "body_hex"))));
  }

  private static Edition edition(Map<?, ?> entry) {
    return get(entry, "version") instanceof BigDecimal year && year.intValue() == 2019
        ? Edition.OF_2019
        : Edition.OF_2011;
  }

  private static Object get(Map<?, ?> entry, String name) {
    return Objects.requireNonNull(entry.get(name), name);
  }

  private static byte[] hex(Object text) {
    return HexFormat.of().parseHex((String) text);
  }

  private static FrameReader reader(Edition edition) {
    return new FrameReader(edition, Optional.of(CIPHER), LONGEST);
  }

  private static Frame only(Known known) {
    List<Frame> frames = reader(known.edition()).read(known.bytes());
    assertThat(frames).hasSize(1);
    return frames.getFirst();
  }

  @ParameterizedTest
  @MethodSource("known")
  void readAsTheTableSays(Known known) {
    Frame frame = only(known);
    assertThat(frame.body()).isEqualTo(known.body());
    assertThat(BigDecimal.valueOf(frame.number())).isEqualTo(known.header().get("sn"));
    assertThat("0x%04X".formatted(frame.type())).isEqualTo(known.header().get("msgId"));
    assertThat(BigDecimal.valueOf(frame.centre())).isEqualTo(known.header().get("gnssCenterId"));
    assertThat(frame.version()).isEqualTo(new Frame.Version(1, 0, 0));
    assertThat(frame.key().applied()).as("a key without the flag is of no meaning").isFalse();
    assertThat(frame.time())
        .isEqualTo(
            Optional.ofNullable((BigDecimal) known.header().get("time"))
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue())));
  }

  @ParameterizedTest
  @MethodSource("known")
  void areWrittenAsTheyCame(Known known) {
    assertThat(new FrameWriter(Optional.empty()).write(only(known))).isEqualTo(known.bytes());
  }

  @Test
  void anEncryptedFrameIsReadWithTheNumbersAgreedAndDroppedWithoutThem() {
    Frame plain = only(known().findFirst().orElseThrow());
    Frame.Key key = new Frame.Key(256_178, true);
    byte[] written = new FrameWriter(Optional.of(CIPHER)).write(keyed(plain, key));
    assertThat(reader(Edition.OF_2011).read(written))
        .singleElement()
        .satisfies(frame -> assertThat(frame.body()).isEqualTo(plain.body()));
    FrameReader without = new FrameReader(Edition.OF_2011, Optional.empty(), LONGEST);
    assertThat(without.read(written)).isEmpty();
    assertThat(without.dropped()).isOne();
  }

  private static Frame keyed(Frame plain, Frame.Key key) {
    return new Frame(
        plain.number(),
        plain.type(),
        plain.centre(),
        plain.version(),
        key,
        plain.time(),
        plain.body());
  }

  @Test
  void aFrameWithAnotherChecksumIsDroppedAndCounted() {
    FrameReader reader = reader(Edition.OF_2011);
    assertThat(reader.read(named("CRC broken"))).isEmpty();
    assertThat(reader.dropped()).isOne();
    assertThat(reader.pending()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1_000})
  void framesAreFoundHoweverTcpCutsThem(int piece) {
    byte[] stream = named("stream: frame + frame + half frame");
    FrameReader reader = reader(Edition.OF_2011);
    int found = 0;
    for (int from = 0; from < stream.length; from += piece) {
      found +=
          reader
              .read(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + piece)))
              .size();
    }
    assertThat(found).isEqualTo(2);
    assertThat(reader.pending()).isEqualTo(30);
    assertThat(reader.dropped()).isZero();
  }

  private static byte[] named(String name) {
    return table().stream()
        .filter(entry -> name.equals(get(entry, "name")))
        .map(entry -> hex(get(entry, "hex")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void afterGarbageTheNextFrameIsRead() throws IOException {
    byte[] good = known().findFirst().orElseThrow().bytes();
    FrameReader reader = reader(Edition.OF_2011);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    stream.write(Arrays.copyOf(good, good.length / 2));
    stream.write(good);
    stream.write(new byte[] {0x5B, 0x5A, 0x03, 0x5D, 0x5B, 0x5D});
    stream.write(good);
    assertThat(reader.read(stream.toByteArray())).hasSize(2);
    assertThat(reader.dropped()).isEqualTo(3);
  }

  @Test
  void aFrameWithoutEndIsNotKept() {
    FrameReader reader = reader(Edition.OF_2011);
    byte[] endless = new byte[10 * LONGEST];
    endless[0] = 0x5B;
    assertThat(reader.read(endless)).isEmpty();
    assertThat(reader.pending()).isZero();
    assertThat(reader.dropped()).isOne();
    assertThat(reader.read(known().findFirst().orElseThrow().bytes())).hasSize(1);
  }

  @Test
  void theChecksumIsCcittFalse() {
    byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(Crc16.of(check, check.length)).isEqualTo(0x29B1);
  }

  @Test
  void aCipherNeedsItsFirstNumber() {
    assertThatThrownBy(() -> new Cipher(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** By hand: 20000000 × (1 mod 10000000) + 30000000 = 50000000, of which bits 20 to 27 are 2F. */
  @Test
  void aKeyOfZeroCountsAsOne() {
    assertThat(CIPHER.apply(0, new byte[1])).isEqualTo(new byte[] {0x2F});
    assertThat(CIPHER.apply(1, new byte[1])).isEqualTo(new byte[] {0x2F});
  }

  @Test
  void textsAreGbkOrNothing() {
    assertThat(Text.write("浙J12345", 21).orElseThrow()).hasSize(21).startsWith(0xD5, 0xE3);
    assertThat(Text.read(Text.write("浙J12345", 21).orElseThrow())).hasValue("浙J12345");
    assertThat(Text.write("赵䶮", 21)).isEmpty();
    assertThat(Text.write("浙J12345", 7)).isEmpty();
    assertThat(Text.read(new byte[] {(byte) 0xFF, (byte) 0xFF})).isEmpty();
  }
}

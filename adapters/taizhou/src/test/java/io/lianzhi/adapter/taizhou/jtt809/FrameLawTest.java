package io.lianzhi.adapter.taizhou.jtt809;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Laws of frames, whatever they hold. */
class FrameLawTest {
  private static final Cipher CIPHER = new Cipher(10_000_000, 20_000_000, 30_000_000);
  private static final int LONGEST = 10_000;
  private final FrameWriter writer = new FrameWriter(Optional.of(CIPHER));

  @Provide
  Arbitrary<Frame> frames() {
    Arbitrary<byte[]> body =
        Arbitraries.oneOf(
                Arbitraries.bytes(),
                Arbitraries.of((byte) 0x5A, (byte) 0x5B, (byte) 0x5D, (byte) 0x5E))
            .array(byte[].class)
            .ofMaxSize(300);
    return Combinators.combine(
            Arbitraries.integers(),
            Arbitraries.integers().between(0, 0xFFFF),
            Arbitraries.integers(),
            keys(),
            body)
        .as((number, type, centre, key, content) ->
            new Frame(
                number,
                type,
                centre,
                new Frame.Version(1, 0, 255),
                key,
                Optional.empty(),
                content));
  }

  private static Arbitrary<Frame.Key> keys() {
    return Combinators.combine(Arbitraries.integers(), Arbitraries.of(true, false))
        .as(Frame.Key::new);
  }

  private static List<Frame> read(Edition edition, byte[] bytes) {
    return new FrameReader(edition, Optional.of(CIPHER), LONGEST).read(bytes);
  }

  private static void assertSame(Frame read, Frame written) {
    assertThat(read).usingRecursiveComparison().isEqualTo(written);
  }

  @Property(tries = 500)
  void whatIsWrittenReadsTheSame(@ForAll("frames") Frame frame) {
    List<Frame> read = read(Edition.OF_2011, writer.write(frame));
    assertThat(read).hasSize(1);
    assertSame(read.getFirst(), frame);
  }

  @Property(tries = 200)
  void soItDoesInTheEditionOf2019(@ForAll("frames") Frame frame, @ForAll int seconds) {
    Frame timed =
        new Frame(
            frame.number(),
            frame.type(),
            frame.centre(),
            frame.version(),
            frame.key(),
            Optional.of(Instant.ofEpochSecond(seconds)),
            frame.body());
    List<Frame> read = read(Edition.OF_2019, writer.write(timed));
    assertThat(read).hasSize(1);
    assertSame(read.getFirst(), timed);
  }

  @Property(tries = 200)
  void flagsStandAtTheEndsAlone(@ForAll("frames") Frame frame) {
    byte[] written = writer.write(frame);
    for (int i = 0; i < written.length; i++) {
      assertThat(written[i] == 0x5B).isEqualTo(i == 0);
      assertThat(written[i] == 0x5D).isEqualTo(i == written.length - 1);
    }
  }

  @Property(tries = 200)
  void oneWrongByteMakesItNoFrame(@ForAll("frames") Frame frame, @ForAll int place) {
    byte[] written = writer.write(frame);
    int at = 1 + Math.floorMod(place, written.length - 2);
    written[at] ^= 0x04;
    assertThat(read(Edition.OF_2011, written)).isEmpty();
  }

  @Property(tries = 100)
  void noiseBeforeFramesCostsNoneOfThem(
      @ForAll @Size(max = 200) byte[] noise, @ForAll("frames") Frame frame) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (byte each : noise) {
      stream.write(each == 0x5D ? 0 : each);
    }
    stream.writeBytes(writer.write(frame));
    assertThat(read(Edition.OF_2011, stream.toByteArray())).hasSize(1);
  }
}

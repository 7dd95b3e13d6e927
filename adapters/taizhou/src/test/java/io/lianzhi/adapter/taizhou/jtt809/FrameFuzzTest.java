package io.lianzhi.adapter.taizhou.jtt809;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/** Any bytes as frames; {@code adapters/README.md} says how to fuzz. */
class FrameFuzzTest {
  private static final Optional<Cipher> CIPHER =
      Optional.of(new Cipher(10_000_000, 20_000_000, 30_000_000));
  private static final int LONGEST = 1_024;

  @FuzzTest
  void anyBytesBecomeFramesThatCanBeWrittenAndNoMoreThanOneIsKept(byte[] bytes) {
    for (Edition edition : Edition.values()) {
      FrameReader reader = new FrameReader(edition, CIPHER, LONGEST);
      reader
          .read(bytes)
          .forEach(frame -> {
            new FrameWriter(CIPHER).write(frame);
            Text.read(frame.body());
          });
      if (reader.pending() > LONGEST) {
        throw new AssertionError("kept " + reader.pending());
      }
    }
  }
}

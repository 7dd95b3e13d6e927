package io.lianzhi.adapter.taizhou.jtt809;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Reads any bytes as frames. In ordinary tests the seeds are replayed; {@code JAZZER_FUZZ=1 mvn -pl
 * adapters/taizhou -am test -Dtest=FrameFuzzTest -Dsurefire.failIfNoSpecifiedTests=false} goes on
 * to make more of them.
 */
class FrameFuzzTest {
  private static final Cipher CIPHER = new Cipher(10_000_000, 20_000_000, 30_000_000);
  private static final int LONGEST = 1_024;

  @FuzzTest(maxDuration = "5m")
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

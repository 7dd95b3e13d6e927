package io.lianzhi.adapter.lishui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.item.PlateColours;
import io.lianzhi.security.envelope.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A file against its control file, and against itself when it is read again. */
final class VerificationTest {
  private static final Layout LAYOUT =
      Layout.of(new Forms(MassUnit.KG, PlateColours.JTT697).all().getFirst(), false);

  private static byte[] file(int rows, int length) {
    StringBuilder text = new StringBuilder(Csv.write(LAYOUT.columns())).append(Csv.END);
    for (int i = 0; i < rows; i++) {
      text.append(i).append(",x".repeat(length)).append(Csv.END);
    }
    return text.toString().getBytes(Text.GB18030);
  }

  private static Control control(byte[] file, long rows) {
    String sm3 = HexFormat.of().formatHex(Digests.sm3().digest(file));
    return new Control("331100_CGH_20211119_001.csv", file.length, rows, sm3);
  }

  private static Verified verify(InputStream in, Control control) throws IOException {
    return Verification.of(in, LAYOUT, control, Digests.sm3());
  }

  private static void assertFault(FileFault fault, InputStream in, Control control) {
    assertThatThrownBy(() -> verify(in, control))
        .isInstanceOfSatisfying(
            FileFaultException.class, thrown -> assertThat(thrown.fault()).isEqualTo(fault));
  }

  @Test
  void knowsTheDigestOfTheGmStandard() {
    byte[] abc = "abc".getBytes(Text.GB18030);
    assertThat(HexFormat.of().formatHex(Digests.sm3().digest(abc))) // GB/T 32905-2016, A.1
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  }

  @Test
  void findsWhatTheControlFileSays() throws IOException {
    byte[] file = file(3_000, 400);
    Verified found = verify(new ByteArrayInputStream(file), control(file, 3_000));
    assertThat(found.size()).isEqualTo(file.length).isGreaterThan(2 * Verified.BLOCK);
    assertThat(found.rows()).isEqualTo(3_000);
    assertThat(found.blocks()).hasSize(file.length / Verified.BLOCK + 1);
  }

  @Test
  void refusesWhatTheControlFileDoesNotSay() {
    byte[] file = file(5, 3);
    assertFault(FileFault.ROWS, new ByteArrayInputStream(file), control(file, 4));
    byte[] half = Arrays.copyOf(file, file.length / 2);
    assertFault(FileFault.SIZE, new ByteArrayInputStream(half), control(file, 5));
    byte[] other = file.clone();
    other[file.length - 3] ^= 1;
    assertFault(FileFault.DIGEST, new ByteArrayInputStream(other), control(file, 5));
    byte[] headless = "a,b\r\n".getBytes(Text.GB18030);
    assertFault(FileFault.HEADER, new ByteArrayInputStream(headless), control(headless, 0));
  }

  @Test
  void readsNoMoreOfAnEndlessFileThanItMayHave() {
    byte[] file = file(5, 3);
    long[] given = {0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return file[(int) (given[0]++ % file.length)];
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length; i++) {
              bytes[offset + i] = (byte) read();
            }
            return length;
          }
        };
    assertFault(FileFault.SIZE, endless, control(file, 5));
    assertThat(given[0]).isLessThan(1 << 20);
  }

  @Test
  void givesFromAnyPlaceTheBytesThatWereVerified() throws IOException {
    byte[] file = file(3_000, 400);
    Verified verified = verify(new ByteArrayInputStream(file), control(file, 3_000));
    for (int from : new int[] {0, 1, Verified.BLOCK - 1, Verified.BLOCK, file.length - 1}) {
      InputStream in = VerifiedStream.of(new ByteArrayInputStream(file), verified, from);
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(file, from, file.length));
    }
  }

  @Test
  void givesNoByteOfABlockThatHasChanged() throws IOException {
    byte[] file = file(3_000, 400);
    Verified verified = verify(new ByteArrayInputStream(file), control(file, 3_000));
    byte[] changed = file.clone();
    changed[Verified.BLOCK + 7] ^= 1;
    InputStream in = VerifiedStream.of(new ByteArrayInputStream(changed), verified, 0);
    assertThat(in.readNBytes(Verified.BLOCK)).isEqualTo(Arrays.copyOf(file, Verified.BLOCK));
    assertThatThrownBy(in::read).isInstanceOf(FileFaultException.class);
    byte[] shorter = Arrays.copyOf(file, Verified.BLOCK / 2);
    assertThatThrownBy(
            () -> VerifiedStream.of(new ByteArrayInputStream(shorter), verified, Verified.BLOCK))
        .isInstanceOf(FileFaultException.class);
  }
}

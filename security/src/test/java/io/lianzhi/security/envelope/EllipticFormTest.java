package io.lianzhi.security.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature has one DER form, and no other is taken for it. */
final class EllipticFormTest {
  private static final String LARGEST = "ff".repeat(32);

  @Property
  void theFormsAreOneSignature(@ForAll @Size(EllipticForm.FIXED_LENGTH) byte[] fixed) {
    assertThat(EllipticForm.fromDer(EllipticForm.toDer(fixed))).hasValue(fixed);
  }

  @Property
  void ofRAndSWithZerosInFront(
      @ForAll @Size(EllipticForm.FIXED_LENGTH) byte[] any, @ForAll @IntRange(max = 32) int zeros) {
    byte[] fixed = any.clone();
    Arrays.fill(fixed, 0, zeros, (byte) 0);
    Arrays.fill(fixed, 32, 32 + zeros, (byte) 0);
    assertThat(EllipticForm.fromDer(EllipticForm.toDer(fixed))).hasValue(fixed);
  }

  /** DER, r and s, each in hexadecimal digits. */
  @ParameterizedTest
  @CsvSource({
    "3006 020101 020102, 01, 02",
    "3006 020100 02017f, 00, 7f",
    "3008 02020080 020200ff, 80, ff",
    "3008 02020100 02027fff, 0100, 7fff",
  })
  void takes(String der, String r, String s) {
    byte[] read = bytes(der);
    String fixed = "0".repeat(64 - r.length()) + r + "0".repeat(64 - s.length()) + s;
    assertThat(EllipticForm.fromDer(read)).hasValue(bytes(fixed));
    assertThat(EllipticForm.toDer(bytes(fixed))).isEqualTo(read);
  }

  @Test
  void takesTheLargest() {
    String integer = "022100" + LARGEST;
    assertThat(EllipticForm.fromDer(bytes("3046" + integer + integer)))
        .hasValue(bytes(LARGEST + LARGEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3000",
        // An octet less and an octet more, inside and after.
        "3005 020101 020101",
        "3007 020101 020101",
        "3006 020101 020101 00",
        "3007 020101 020101 00",
        "3003 020101",
        "3005 020101 0201",
        "3004 020101 02",
        "3009 020101 020101 020101",
        // Other types, and lengths that DER writes otherwise.
        "3106 020101 020101",
        "3006 030101 020101",
        "3006 020101 030101",
        "308106 020101 020101",
        "3080 020101 020101 0000",
        "3007 02810101 020101",
        // Of no octet, negative, and with a zero too many.
        "3005 0200 020101",
        "3005 020101 0200",
        "3006 020180 020101",
        "3006 020101 0201ff",
        "3007 02020001 020101",
        "3007 020101 0202007f",
        "3007 02020000 020101",
        // Lengths that lead out of it.
        "3006 027f01 020101",
        "3006 020101 027f01",
        "3006 020401 020101",
        "3006 02ff01 020101",
      })
  void takesNothingElse(String der) {
    assertThat(EllipticForm.fromDer(bytes(der))).isEmpty();
  }

  @Test
  void takesNoIntegerOfMoreThanTheCurve() {
    String larger = "022101" + "00".repeat(32);
    assertThat(EllipticForm.fromDer(bytes("3026" + larger + "020101"))).isEmpty();
    assertThat(EllipticForm.fromDer(bytes("3026" + "020101" + larger))).isEmpty();
    String padded = "022200" + "00" + LARGEST;
    assertThat(EllipticForm.fromDer(bytes("3027" + padded + "020101"))).isEmpty();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}

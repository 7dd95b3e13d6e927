package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ties a document to its record, in one form, and what looks like it. */
class OpeningTest {
  private static final byte[] KEY = new byte[32];
  private static final byte[] DOCUMENT = "{\"letter\":1}".getBytes(UTF_8);
  private static final int AT = 7;

  private static Opening opening(Suite suite) {
    return new Opening(
        suite,
        KEY,
        AT,
        "letter.json",
        List.of(new Opening.Part(0, 9, "original.json"), new Opening.Part(9, 3, "signature.sig")),
        List.of(new Opening.Signed("original.json", "signature.sig", "signer.pem")));
  }

  private static String text() {
    return new String(opening(Suite.NATIONAL).bytes(), UTF_8);
  }

  private static byte[] recorded(Suite suite) {
    byte[] code = MacKey.of(suite, KEY).code(DOCUMENT);
    return ByteBuffer.allocate(AT + code.length)
        .putInt(AT - Integer.BYTES, code.length)
        .put(AT, code)
        .array();
  }

  @ParameterizedTest
  @EnumSource
  void isReadAsItWasWritten(Suite suite) {
    Opening read = Opening.parse(opening(suite).bytes()).orElseThrow();
    assertThat(read.bytes()).isEqualTo(opening(suite).bytes());
    assertThat(read.suite()).isEqualTo(suite);
    assertThat(read.at()).isEqualTo(AT);
    assertThat(read.parts()).isEqualTo(opening(suite).parts());
    assertThat(read.signed()).isEqualTo(opening(suite).signed());
    assertThat(read).hasToString("Opening[letter.json]");
  }

  @ParameterizedTest
  @CsvSource({
    "lianzhi-opening@v1, lianzhi-opening@v2",
    "HMAC-SM3, HMAC-MD5",
    "HMAC-SM3 00, HMAC-SM3 0",
    "HMAC-SM3 00, HMAC-SM3 AA",
    "record 7, record 3",
    "record 7, record 07",
    "record 7, record -7",
    "record 7, record 7 7",
    "record 7, recorded 7",
    "document letter.json, letter.json",
    "part 0 9 original.json, part 0 x original.json",
    "part 0 9 original.json, part x 9 original.json",
    "part 0 9 original.json, part 0 9",
    "part 0 9 original.json, part 0 9 original.json more",
    "part 0 9 original.json, whole 0 9 original.json",
    // A signature of what is no part, and one that is none.
    "signed original.json, signed another.json",
    "signed original.json signature.sig, signed original.json another.sig",
    "signed original.json, signs original.json",
  })
  void anythingElseIsNothing(String good, String bad) {
    assertThat(text()).contains(good);
    assertThat(Opening.parse(text().replace(good, bad).getBytes(UTF_8))).isEmpty();
  }

  @Test
  void norIsWhatIsCutOrHasNoEnd() {
    byte[] good = opening(Suite.NATIONAL).bytes();
    int record = text().indexOf("part");
    for (int length = 0; length < good.length; length++) {
      boolean whole = length >= record && good[length - 1] == '\n';
      assertThat(Opening.parse(Arrays.copyOf(good, length)).isPresent())
          .as("cut to " + length)
          .isEqualTo(whole);
    }
    Opening large =
        new Opening(Suite.NATIONAL, KEY, AT, "d".repeat(Opening.LONGEST), List.of(), List.of());
    assertThat(Opening.parse(large.bytes())).isEmpty();
    int room = Opening.LONGEST - (large.bytes().length - Opening.LONGEST);
    Opening longest = new Opening(Suite.NATIONAL, KEY, AT, "d".repeat(room), List.of(), List.of());
    assertThat(Opening.parse(longest.bytes())).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void aRecordCommitsThereByThatKeyToThatContent(Suite suite) {
    byte[] recorded = recorded(suite);
    Opening opening = opening(suite);
    for (int at = AT - Integer.BYTES; at < recorded.length; at++) {
      byte[] changed = recorded.clone();
      changed[at] ^= 1;
      assertThat(opening.commits(changed, DOCUMENT)).as("byte " + at).isFalse();
    }
    assertThat(opening.commits(Arrays.copyOf(recorded, recorded.length - 1), DOCUMENT)).isFalse();
    assertThat(opening.commits(recorded, "{\"letter\":2}".getBytes(UTF_8))).isFalse();
    assertThat(opening.commits(recorded, DOCUMENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 33})
  void aKeyHas32BytesAndItsPlaceIsBehindALength(int length) {
    byte[] key = new byte[length];
    assertThatThrownBy(() -> new Opening(Suite.NATIONAL, key, AT, "d", List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Opening(Suite.NATIONAL, KEY, 3, "d", List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Opening(Suite.NATIONAL, KEY, 4, "d", List.of(), List.of()).at()).isEqualTo(4);
  }
}

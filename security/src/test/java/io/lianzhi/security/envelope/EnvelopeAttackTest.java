package io.lianzhi.security.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker can do to sealed content; each table ends with the untouched case. */
class EnvelopeAttackTest {
  private static final byte[] CONTENT = "浙G12345 超限 49 t".getBytes(UTF_8);
  private static final byte[] CONTEXT = "letter 1 original".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource
  void refusesEveryChangedByteAndTakesTheOriginal(Suite suite) {
    ContentKey key = key(suite, 1);
    byte[] sealed = Envelopes.seal(key, CONTENT, CONTEXT);
    for (int position = 0; position < sealed.length; position++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] changed = sealed.clone();
        changed[position] ^= (byte) (1 << bit);
        refuses(key, changed, CONTEXT);
      }
    }
    assertThat(Envelopes.open(key, sealed, CONTEXT)).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryOtherLengthAndTakesTheOriginal(Suite suite) {
    ContentKey key = key(suite, 1);
    byte[] sealed = Envelopes.seal(key, CONTENT, CONTEXT);
    for (int length = 0; length < sealed.length; length++) {
      refuses(key, Arrays.copyOf(sealed, length), CONTEXT);
    }
    refuses(key, Arrays.copyOf(sealed, sealed.length + 1), CONTEXT);
    assertThat(Envelopes.open(key, sealed, CONTEXT)).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnotherKeyContextOrSuiteAndTakesItsOwn(Suite suite) {
    ContentKey key = key(suite, 1);
    byte[] sealed = Envelopes.seal(key, CONTENT, CONTEXT);
    refuses(key(suite, 2), sealed, CONTEXT);
    refuses(key, sealed, "letter 2 original".getBytes(UTF_8));
    refuses(key, sealed, new byte[0]);
    for (Suite other : Suite.values()) {
      if (other != suite) {
        refuses(key(other, 1), sealed, CONTEXT);
        byte[] relabelled = sealed.clone();
        relabelled[0] = (byte) ((sealed[0] & 0xf0) | other.code());
        refuses(key(other, 1), relabelled, CONTEXT);
        refuses(key, relabelled, CONTEXT);
      }
    }
    assertThat(Envelopes.open(key, sealed, CONTEXT)).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void sealsTheSameContentDifferentlyEachTime(Suite suite) {
    ContentKey key = key(suite, 1);
    byte[] first = Envelopes.seal(key, CONTENT, CONTEXT);
    byte[] second = Envelopes.seal(key, CONTENT, CONTEXT);
    assertThat(first).hasSize(CONTENT.length + 29).isNotEqualTo(second);
    assertThat(Envelopes.open(key, second, CONTEXT)).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void sealsNothingAtAllAndAMebibyte(Suite suite) {
    ContentKey key = key(suite, 1);
    for (int length : new int[] {0, 1, 15, 16, 17, 2048, 1 << 20}) {
      byte[] content = new byte[length];
      assertThat(key.open(key.seal(content, CONTEXT), CONTEXT)).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesKeysOfAnotherLength(Suite suite) {
    byte[] tooLong = new byte[suite.contentKeyLength() + 1];
    assertThatThrownBy(() -> ContentKey.of(suite, tooLong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refuses(ContentKey key, byte[] sealed, byte[] context) {
    assertThatThrownBy(() -> Envelopes.open(key, sealed, context))
        .isInstanceOf(SealBrokenException.class)
        .hasMessage("the seal does not open")
        .hasNoCause();
  }

  private static ContentKey key(Suite suite, int seed) {
    byte[] bytes = new byte[suite.contentKeyLength()];
    Arrays.fill(bytes, (byte) seed);
    return ContentKey.of(suite, bytes);
  }
}

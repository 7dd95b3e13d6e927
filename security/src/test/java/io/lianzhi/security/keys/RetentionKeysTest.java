package io.lianzhi.security.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.Suite;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionKeysTest {
  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  private static final byte[] CONTENT = "a letter".getBytes(UTF_8);
  private static final byte[] CONTEXT = "letter 7".getBytes(UTF_8);
  private static final RetentionKeyId ID =
      new RetentionKeyId("jinhua-hangzhou-2021", "copy-notice", YearMonth.of(2023, 11));

  @TempDir private Path folder;
  private Path file;
  private RetentionKeys keys;

  @BeforeEach
  void open() {
    file = folder.resolve("hub.keys");
    keys = Keystore.openOrCreate(file, PASSPHRASE).retentionKeys();
  }

  @ParameterizedTest
  @EnumSource
  void aLettersKeyOpensThatPartOfThatLetterOnly(Suite suite) {
    RetentionKey key = keys.forSealing(ID);
    byte[] sealed = key.letterKey(suite, 7, "original").seal(CONTENT, CONTEXT);
    RetentionKey other =
        keys.forSealing(new RetentionKeyId("other", "copy-notice", YearMonth.of(2023, 11)));
    refuses(key.letterKey(suite, 8, "original"), sealed);
    refuses(key.letterKey(suite, 7, "hangzhou"), sealed);
    refuses(key.letterKey(suite, 7, ""), sealed);
    refuses(other.letterKey(suite, 7, "original"), sealed);
    for (Suite another : Suite.values()) {
      if (another != suite) {
        refuses(key.letterKey(another, 7, "original"), sealed);
      }
    }
    assertThat(key.letterKey(suite, 7, "original").open(sealed, CONTEXT)).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void opensAfterARestart(Suite suite) {
    byte[] sealed = keys.forSealing(ID).letterKey(suite, 7, "original").seal(CONTENT, CONTEXT);
    RetentionKeys again = Keystore.open(file, PASSPHRASE).retentionKeys();
    assertThat(again.forOpening(ID).letterKey(suite, 7, "original").open(sealed, CONTEXT))
        .isEqualTo(CONTENT);
  }

  @Test
  void aDestroyedKeyIsGoneForEveryProcessAndNeverComesBack() {
    RetentionKeys other = Keystore.open(file, PASSPHRASE).retentionKeys();
    keys.forSealing(ID);
    assertThat(other.forOpening(ID).id()).isEqualTo(ID);
    keys.destroy(ID);
    assertDestroyed(keys);
    other.ids();
    assertDestroyed(other);
    assertDestroyed(Keystore.open(file, PASSPHRASE).retentionKeys());
  }

  @Test
  void aKeyThatNeverWasIsNotMadeForOpening() {
    assertThatThrownBy(() -> keys.forOpening(ID)).isInstanceOf(KeystoreException.class);
    assertThat(keys.ids()).isEmpty();
    keys.forSealing(ID);
    assertThat(keys.forOpening(ID).id()).isEqualTo(ID);
    assertThat(keys.ids()).containsExactly(ID);
  }

  @Test
  void aClausesKeyEndsWithItsMonthAndThatOfRefusedContentWithItsDay() {
    RetentionKeyId quarantine = RetentionKeyId.quarantine(LocalDate.of(2023, 11, 15));
    keys.forSealing(ID);
    keys.forSealing(quarantine);
    assertThat(keys.ended(LocalDate.of(2023, 11, 15))).isEmpty();
    assertThat(keys.ended(LocalDate.of(2023, 11, 30))).containsExactly(quarantine);
    assertThat(keys.ended(LocalDate.of(2023, 12, 1))).containsExactlyInAnyOrder(ID, quarantine);
    assertThat(keys.forOpening(ID).id()).isEqualTo(ID);
  }

  @Test
  void destroysWhatItIsToldAndKeepsTheRest() {
    RetentionKeyId other = new RetentionKeyId("other", "clause", YearMonth.of(2023, 11));
    RetentionKeyId kept = new RetentionKeyId("kept", "clause", YearMonth.of(2023, 11));
    keys.forSealing(ID);
    keys.forSealing(other);
    keys.forSealing(kept);
    keys.destroy(List.of(ID, other));
    assertDestroyed(keys);
    assertThatThrownBy(() -> keys.forSealing(other)).isInstanceOf(KeyDestroyedException.class);
    assertThat(keys.ids()).containsExactly(kept);
    keys.destroy(List.of());
    assertThat(keys.forOpening(kept).id()).isEqualTo(kept);
  }

  @Test
  void anEscrowCopyBringsNoDestroyedKeyBack() {
    RetentionKeyId gone = new RetentionKeyId("gone", "clause", YearMonth.of(2021, 1));
    char[] escrowPassphrase = "sealed envelope in the safe".toCharArray();
    Path copy = folder.resolve("escrow.keys");
    keys.forSealing(gone);
    Keystore.open(file, PASSPHRASE).escrow(copy, escrowPassphrase);
    keys.destroy(gone);
    byte[] sealed =
        keys.forSealing(ID).letterKey(Suite.NATIONAL, 7, "original").seal(CONTENT, CONTEXT);
    RetentionKeys restored =
        Keystore.restore(copy, escrowPassphrase, file, PASSPHRASE).retentionKeys();
    assertThatThrownBy(() -> restored.forSealing(gone)).isInstanceOf(KeyDestroyedException.class);
    ContentKey key = restored.forOpening(ID).letterKey(Suite.NATIONAL, 7, "original");
    assertThat(key.open(sealed, CONTEXT)).isEqualTo(CONTENT);
  }

  @Test
  void refusesIdsThatCouldBeTakenForOthers() {
    YearMonth month = YearMonth.of(2023, 11);
    for (String id : List.of("", " ", "a/b", ":mine")) {
      assertThatThrownBy(() -> new RetentionKeyId(id, "clause", month))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new RetentionKeyId("a", "b/c", month))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new RetentionKeyId("a", "b", month).lastDay()).isEqualTo(LocalDate.of(2023, 11, 30));
  }

  private static void assertDestroyed(RetentionKeys keys) {
    assertThatThrownBy(() -> keys.forOpening(ID)).isInstanceOf(KeyDestroyedException.class);
    assertThatThrownBy(() -> keys.forSealing(ID)).isInstanceOf(KeyDestroyedException.class);
  }

  private static void refuses(ContentKey key, byte[] sealed) {
    assertThatThrownBy(() -> key.open(sealed, CONTEXT)).isInstanceOf(SealBrokenException.class);
  }
}

package io.lianzhi.security.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.envelope.SealBrokenException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldKeysTest {
  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  private static final byte[] CONTENT = "a letter".getBytes(UTF_8);
  private static final byte[] CONTEXT = "letter 7".getBytes(UTF_8);

  @TempDir private Path folder;
  private Path file;
  private HoldKeys keys;

  @BeforeEach
  void open() {
    file = folder.resolve("hub.keys");
    keys = Keystore.openOrCreate(file, PASSPHRASE).holdKeys();
  }

  @Test
  void eachHoldHasAKeyOfItsOwnThatOutlivesARestart() {
    byte[] sealed = keys.create("one").seal(CONTENT, CONTEXT);
    keys.create("two");
    HoldKeys again = Keystore.open(file, PASSPHRASE).holdKeys();
    assertThat(again.ids()).containsExactlyInAnyOrder("one", "two");
    assertThatThrownBy(() -> again.find("two").orElseThrow().open(sealed, CONTEXT))
        .isInstanceOf(SealBrokenException.class);
    assertThat(again.find("one").orElseThrow().open(sealed, CONTEXT)).isEqualTo(CONTENT);
  }

  @Test
  void aDestroyedKeyIsGoneForEveryProcess() {
    HoldKeys other = Keystore.open(file, PASSPHRASE).holdKeys();
    keys.create("one");
    assertThat(other.find("one")).isPresent();
    keys.destroy("one");
    assertThat(keys.find("one")).isEmpty();
    other.ids();
    assertThat(other.find("one")).isEmpty();
    assertThat(keys.find("never")).isEmpty();
  }

  @Test
  void refusesIdsThatCouldBeTakenForOthers() {
    assertThatThrownBy(() -> keys.create("a/b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> keys.create(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThat(keys.ids()).isEmpty();
  }
}

package io.lianzhi.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.WrongPassphraseException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreBindingTest {
  private static final Secret PASSPHRASE = Secret.of("of the keystore itself");

  private final DataSource database = TestDatabase.fresh();
  @TempDir private Path folder;

  private Keystore open(Path file) throws SQLException {
    return new KeystoreBinding(database).open(file, PASSPHRASE);
  }

  @Test
  void aMistypedHomeDoesNotStartWithFreshKeys() throws SQLException {
    Path file = folder.resolve("hub.vault");
    Path mistyped = folder.resolve("hbu").resolve("hub.vault");
    String id = open(file).id();
    assertThatThrownBy(() -> open(mistyped))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(id)
        .hasMessageContaining(mistyped.toString());
    assertThat(mistyped).doesNotExist();
    assertThat(open(file).id()).isEqualTo(id);
  }

  @Test
  void anotherKeystoreDoesNotStart() throws SQLException {
    Path file = folder.resolve("hub.vault");
    Path other = folder.resolve("other.vault");
    String id = open(file).id();
    Keystore.openOrCreate(other, PASSPHRASE.reveal().toCharArray());
    assertThatThrownBy(() -> open(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the same keystore file");
    assertThatThrownBy(
            () -> new KeystoreBinding(database).open(file, Secret.of("not of the keystore")))
        .isInstanceOf(WrongPassphraseException.class);
    assertThat(open(file).id()).isEqualTo(id);
  }

  @Test
  void theIdAloneIsNotEnough() throws SQLException {
    Path file = folder.resolve("hub.vault");
    open(file);
    TestDatabase.execute(database, "update keystore set proof = decode('00', 'hex')");
    assertThatThrownBy(() -> open(file)).isInstanceOf(IllegalStateException.class);
    TestDatabase.execute(database, "delete from keystore");
    assertThat(open(file)).isNotNull();
  }
}

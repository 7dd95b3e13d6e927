package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.security.keys.Keystore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscrowTest {
  private static final String PASSPHRASE = "of-the-keystore-itself";
  private static final String ESCROW_PASSPHRASE = "of-the-copy-elsewhere";

  @Test
  void copiesEveryKeyUnderAnotherPassphrase(@TempDir Path folder) {
    Path home = folder.resolve("home");
    Keystore keystore =
        Keystore.openOrCreate(HubConfiguration.keystoreFile(home), PASSPHRASE.toCharArray());
    HubKeys.open(keystore, "jinhua", List.of("localhost"), Clock.systemUTC());
    Path copy = folder.resolve("escrow.vault");
    Escrow.copy(
        Map.of(
            "LIANZHI_HUB_HOME", home.toString(),
            "LIANZHI_HUB_PASSPHRASE", PASSPHRASE,
            "LIANZHI_ESCROW_PASSPHRASE", ESCROW_PASSPHRASE),
        copy);
    Keystore restored = Keystore.open(copy, ESCROW_PASSPHRASE.toCharArray());
    assertThat(restored.identity("tls").orElseThrow().certificate())
        .isEqualTo(keystore.identity("tls").orElseThrow().certificate());
  }

  @Test
  void saysWhichSettingIsMissing(@TempDir Path folder) {
    assertThatThrownBy(() -> Escrow.copy(Map.of(), folder.resolve("copy")))
        .hasMessageContaining("LIANZHI_HUB_HOME");
  }
}

package io.lianzhi.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {
  @Test
  void hasNoTextForm() {
    record Setting(String name, Secret secret) {}
    Setting setting = new Setting("webhook", Secret.of("nobody reads this"));
    assertThat(setting.toString()).contains("webhook").doesNotContain("nobody reads this");
    assertThat(setting.secret().reveal()).isEqualTo("nobody reads this");
  }

  @Test
  void aVariableThatNobodySetIsNoSecret() {
    assertThatThrownBy(() -> Secret.of("${LIANZHI_HUB_PASSPHRASE}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LIANZHI_HUB_PASSPHRASE");
    assertThat(Secret.of("$ {worth keeping}").reveal()).isEqualTo("$ {worth keeping}");
  }
}

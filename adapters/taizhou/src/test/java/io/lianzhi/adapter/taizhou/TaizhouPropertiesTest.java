package io.lianzhi.adapter.taizhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaizhouPropertiesTest {
  @Test
  void listensAtTheUsualPortUnlessToldOtherwise() {
    assertThat(TaizhouProperties.of(Map.of()).queuePort()).isEqualTo(5671);
    assertThat(TaizhouProperties.of(Map.of("queuePort", " 15671 ")).queuePort()).isEqualTo(15671);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "65536", "-1", "amqps", "5671.0", "999999"})
  void refusesWhatIsNoPort(String port) {
    assertThatThrownBy(() -> TaizhouProperties.of(Map.of("queuePort", port)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("queuePort");
  }

  @Test
  void refusesAMisspeltSetting() {
    assertThatThrownBy(() -> TaizhouProperties.of(Map.of("queueport", "5671")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("queueport");
  }
}

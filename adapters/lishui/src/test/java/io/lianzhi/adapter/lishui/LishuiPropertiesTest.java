package io.lianzhi.adapter.lishui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.item.PlateColours;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lishui's block of configuration. */
final class LishuiPropertiesTest {
  private static final Map<String, String> NEEDED =
      Map.of(
          "host",
          "lishui.example.cn",
          "user",
          "lianzhi",
          "massUnit",
          "KG",
          "plateColours",
          "JTT697");

  private static LishuiProperties with(String name, String value) {
    Map<String, String> settings = new HashMap<>(NEEDED);
    settings.put(name, value);
    return LishuiProperties.of(settings);
  }

  @Test
  void hasThisDefaultForWhatIsNotSaid() {
    LishuiProperties usual = LishuiProperties.of(NEEDED);
    assertThat(usual.server())
        .isEqualTo(
            new LishuiProperties.Server(
                "lishui.example.cn",
                22,
                "lianzhi",
                Duration.ofSeconds(10),
                Duration.ofSeconds(30)));
    assertThat(usual.agreed())
        .isEqualTo(new LishuiProperties.Agreed(MassUnit.KG, PlateColours.JTT697));
    assertThat(usual.files())
        .isEqualTo(
            new LishuiProperties.Files(
                1_000, 2L << 30, Duration.ofMinutes(10), Duration.ofDays(3)));
    assertThat(usual.pollInterval()).isEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @CsvSource({
    "host,''", "user,' '", "massUnit,''", "massUnit,LB", "plateColours,''", "plateColours,RAL",
    "port,0", "port,70000", "port,x", "pollInterval,PT0S", "connectTimeout,5", "readTimeout,-PT1S",
    "chunk,0", "chunk,50000", "largest,-1", "patience,soon", "lateAfter,-P1D", "resultWait,PT2S",
    "hots,misspelt"
  })
  void refusesAndNamesWhatIsMissingWrongOrUnknown(String name, String value) {
    assertThatThrownBy(() -> with(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void doesNotOpenWithoutAPinnedHostKey() {
    assertThatThrownBy(() ->
            new LishuiAdapterFactory().open(Houses.at(1, new Pki().withoutHostKeys(), Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host.pub");
  }
}

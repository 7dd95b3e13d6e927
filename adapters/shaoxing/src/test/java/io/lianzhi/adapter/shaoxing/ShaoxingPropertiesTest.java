package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shaoxing's settings: every name, its default, and what is refused at start. */
final class ShaoxingPropertiesTest {
  private static final Map<String, String> LEAST = Map.of("url", "https://shaoxing.example:8443");

  private static ShaoxingProperties with(String name, String value) {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.put(name, value);
    return ShaoxingProperties.of(settings);
  }

  @Test
  void hasADefaultForEverythingButTheAddress() {
    assertThat(ShaoxingProperties.of(LEAST))
        .isEqualTo(
            new ShaoxingProperties(
                URI.create("https://shaoxing.example:8443"),
                "81",
                new ShaoxingProperties.Clocks(Duration.ofMinutes(5), Duration.ofMinutes(2)),
                new ShaoxingProperties.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15))));
  }

  @Test
  void takesEachFromItsSetting() {
    assertThat(with("xtlb", "82").system()).isEqualTo("82");
    assertThat(with("clockSkew", "PT1S").clocks().skew()).isEqualTo(Duration.ofSeconds(1));
    assertThat(with("backdate", "PT0S").clocks().backdate()).isEqualTo(Duration.ZERO);
    assertThat(with("backdate", "PT4M").clocks().backdate()).isEqualTo(Duration.ofMinutes(4));
    assertThat(with("connectTimeout", "PT2S").timeouts().connect())
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(with("readTimeout", "PT3S").timeouts().read()).isEqualTo(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({
    "url, ''",
    "url, http://shaoxing.example",
    "url, https:///services",
    "clockSkew, PT0S",
    "clockSkew, 5m",
    "backdate, -PT1S",
    "backdate, PT4M1S",
    "connectTimeout, PT0S",
    "readTimeout, soon",
    "backDate, PT1M"
  })
  void refusesWhatItCannotUse(String name, String value) {
    assertThatThrownBy(() -> with(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting " + name);
  }
}

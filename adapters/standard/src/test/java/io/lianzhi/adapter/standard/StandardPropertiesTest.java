package io.lianzhi.adapter.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Handover;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting, its default, and what the hub does not start with. */
final class StandardPropertiesTest {
  private static final String URL = "https://localhost:9443";

  @Test
  void aCalledPartyNeedsItsAddressOnly() {
    assertThat(StandardProperties.of(Map.of("url", URL)))
        .isEqualTo(
            new StandardProperties(
                Optional.of(URI.create(URL)),
                Handover.CALLED,
                Duration.ofSeconds(3),
                Duration.ofSeconds(10)));
  }

  @Test
  void aPulledPartyHasNoAddress() {
    StandardProperties properties = StandardProperties.of(Map.of("handover", "pulled"));
    assertThat(properties.handover()).isEqualTo(Handover.PULLED);
    assertThat(properties.url()).isEmpty();
    refuses(Map.of("handover", "pulled", "url", URL), "never called");
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "3s, PT3S", "2m, PT2M", "PT1.5S, PT1.5S"})
  void timesAreReadInWordsOrAsIso8601(String text, Duration duration) {
    assertThat(StandardProperties.of(Map.of("url", URL, "timeout", text)).timeout())
        .isEqualTo(duration);
  }

  @Test
  void refusesWhatIsMissingUnknownOrWrong() {
    refuses(Map.of(), "url is missing");
    refuses(Map.of("url", URL, "timeOut", "3s"), "unknown setting 'timeOut'");
    refuses(Map.of("url", URL, "handover", "pushed"), "handover");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "localhost:9443", "https://", "https://a/?b", "::"})
  void refusesAnAddressWithoutTls(String url) {
    refuses(Map.of("url", url), "https://host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "6m", "3", "-PT3S", "PT0S", "three"})
  void refusesATimeOutOfRange(String text) {
    refuses(Map.of("url", URL, "timeout", text), "timeout");
  }

  private static void refuses(Map<String, String> settings, String why) {
    assertThatThrownBy(() -> StandardProperties.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}

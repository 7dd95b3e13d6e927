package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.testkit.TestHouse;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hangzhou's settings: every name, its default, and what is refused at start. */
class HangzhouPropertiesTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "baseUrl", "https://open.hangzhou.example/",
          "tokenUrl", "https://open.hangzhou.example/oauth2/token",
          "clientId", "lianzhi");

  @Test
  void hasADefaultForEachDuration() {
    HangzhouProperties properties = HangzhouProperties.of(LEAST);
    assertThat(properties)
        .isEqualTo(
            new HangzhouProperties(
                URI.create("https://open.hangzhou.example/"),
                new HangzhouProperties.OAuth(
                    URI.create("https://open.hangzhou.example/oauth2/token"), "lianzhi"),
                new HangzhouProperties.Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(5)),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1)));
    assertThat(properties.at("/v2/outbox"))
        .isEqualTo(URI.create("https://open.hangzhou.example/v2/outbox"));
  }

  @Test
  void takesEachDurationFromItsSetting() {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.putAll(
        Map.of(
            "connectTimeout", "PT1S",
            "requestTimeout", "PT2S",
            "hmacTolerance", "PT3S",
            "pollInterval", "PT4S"));
    HangzhouProperties properties = HangzhouProperties.of(settings);
    assertThat(properties.timeouts())
        .isEqualTo(new HangzhouProperties.Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    assertThat(properties.hmacTolerance()).isEqualTo(Duration.ofSeconds(3));
    assertThat(properties.pollInterval()).isEqualTo(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseUrl", "tokenUrl", "clientId"})
  void refusesWithoutWhatOnlyHangzhouCanTell(String name) {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.remove(name);
    assertThatThrownBy(() -> HangzhouProperties.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hangzhou: setting " + name + " is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "baseUrl,ftp://x",
    "baseUrl,http://open.hangzhou.example",
    "baseUrl,HTTP://open.hangzhou.example",
    "tokenUrl,http://open.hangzhou.example/oauth2/token",
    "baseUrl,nowhere",
    "tokenUrl,https:///x",
    "requestTimeout,5",
    "pollInterval,PT0S",
    "hmacTolerance,-PT5M",
    "requestTimeOut,PT5S"
  })
  void refusesWhatItCannotUse(String name, String value) {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.put(name, value);
    assertThatThrownBy(() -> HangzhouProperties.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-secret", "webhook"})
  void opensNoAdapterWithoutASecret(String name) {
    Map<String, String> secrets = new HashMap<>(Houses.SECRETS);
    secrets.put(name, " ");
    assertThatThrownBy(() ->
            new HangzhouAdapterFactory().open(TestHouse.of(TestHouse.HANGZHOU, LEAST, secrets)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(AdapterFactory.class))
        .extracting(AdapterFactory::name)
        .contains("hangzhou");
  }
}

package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.testkit.TestHouse;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quzhou's settings: every name, its default, and what is refused at start. */
class QuzhouPropertiesTest {
  private static final Map<String, String> LEAST = Houses.told();

  private static Map<String, String> with(String name, String value) {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.put(name, value);
    return settings;
  }

  @Test
  void hasADefaultForEachThatQuzhouNeedNotTell() {
    QuzhouProperties properties = QuzhouProperties.of(LEAST);
    assertThat(properties.baseUrl()).isEqualTo(URI.create("https://data.quzhou.example"));
    assertThat(properties.appKey()).isEqualTo("demoAppKey0001");
    assertThat(properties.times())
        .isEqualTo(
            new QuzhouProperties.Times(
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofDays(2),
                Duration.ofMinutes(15)));
    assertThat(properties.window()).isEqualTo(Duration.ofMinutes(5));
    assertThat(properties.codes())
        .isEqualTo(
            new ReplyCodes(
                "00", Set.of("10", "11"), Set.of("12"), Set.of("13", "20", "21"), Set.of("40")));
    assertThat(properties.formerRegionCodes()).isEmpty();
  }

  @Test
  void takesEachFromItsSetting() {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.putAll(
        Map.of(
            "connectTimeout", "PT1S",
            "requestTimeout", "PT2S",
            "refreshSecretLife", "PT3S",
            "requestSecretLife", "PT4S",
            "clockWindow", "PT6S",
            "okCode", "0",
            "endedCodes", "a, b",
            "formerRegionCodes", "330821,330823"));
    settings.putAll(Map.of("clockCodes", "c", "waitCodes", "d", "notFoundCodes", "e"));
    QuzhouProperties properties = QuzhouProperties.of(settings);
    assertThat(properties.times())
        .isEqualTo(
            new QuzhouProperties.Times(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4)));
    assertThat(properties.window()).isEqualTo(Duration.ofSeconds(6));
    assertThat(properties.codes())
        .isEqualTo(new ReplyCodes("0", Set.of("a", "b"), Set.of("c"), Set.of("d"), Set.of("e")));
    assertThat(properties.formerRegionCodes()).containsExactlyInAnyOrder("330821", "330823");
  }

  @Test
  void sharesEachKindAtItsOwnCatalogue() {
    QuzhouProperties properties = QuzhouProperties.of(with("copyNoticeApi", "001008/aB3-x"));
    assertThat(properties.sharedAt(Biz.COPY_NOTICE))
        .isEqualTo("/gateway/api/001008/dataSharing/aB3-x.htm");
    assertThat(properties.sharedAt(Biz.VEHICLE_QUESTION))
        .isEqualTo("/gateway/api/jtzf/dataSharing/vehicleQuestion.htm");
    assertThat(QuzhouProperties.of(with("baseUrl", "https://q.example/")).at("/x"))
        .isEqualTo(URI.create("https://q.example/x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseUrl", "appKey", "copyNoticeApi", "blacklistRemovalApi"})
  void refusesWithoutWhatOnlyQuzhouCanTell(String name) {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.remove(name);
    assertThatThrownBy(() -> QuzhouProperties.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quzhou: setting " + name + " is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "baseUrl,http://data.quzhou.example",
    "baseUrl,nowhere",
    "baseUrl,https:///x",
    "requestTimeout,5",
    "clockWindow,-PT5M",
    "requestSecretLife,PT0S",
    "copyNoticeApi,jtzf",
    "copyNoticeApi,jtzf/a/b",
    "copyNoticeApi,../x",
    "copyNoticeApi,a b/c",
    "formerRegionCodes,330803",
    "requestTimeOut,PT5S"
  })
  void refusesWhatItCannotUse(String name, String value) {
    assertThatThrownBy(() -> QuzhouProperties.of(with(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void opensNoAdapterWithoutItsSecret() {
    assertThatThrownBy(() ->
            new QuzhouAdapterFactory()
                .open(TestHouse.of(Houses.QUZHOU, LEAST, Map.of("app-secret", " "))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("app-secret");
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(AdapterFactory.class))
        .extracting(AdapterFactory::name)
        .contains("quzhou");
  }
}

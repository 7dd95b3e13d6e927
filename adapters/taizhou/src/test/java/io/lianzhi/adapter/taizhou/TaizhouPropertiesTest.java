package io.lianzhi.adapter.taizhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.adapter.taizhou.jtt809.Cipher;
import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.adapter.taizhou.link.Link;
import io.lianzhi.adapter.taizhou.link.LinkSettings;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.link.Callers;
import io.lianzhi.contracts.link.Place;
import io.lianzhi.contracts.testkit.TestHouse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private static Map<String, String> linked(String... namesAndValues) {
    Map<String, String> settings = new HashMap<>();
    settings.put("linkPort", "5809");
    settings.put("linkUser", "4294967295");
    settings.put("linkCentre", "331000");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return settings;
  }

  private static LinkSettings link(String... namesAndValues) {
    return TaizhouProperties.of(linked(namesAndValues)).link().orElseThrow();
  }

  @Test
  void hasNoLinkUnlessItHasAPort() {
    assertThat(TaizhouProperties.of(Map.of()).link()).isEmpty();
    assertThatThrownBy(() -> TaizhouProperties.of(Map.of("linkUser", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("linkUser");
  }

  @Test
  void theLinkIsByCertificateOf2011WithoutACallBackAndTellsNobodyOfAlarms() {
    assertThat(link())
        .isEqualTo(
            new LinkSettings(
                5809,
                new Callers.Certified(),
                -1,
                331000,
                Edition.OF_2011,
                Optional.empty(),
                false,
                Duration.ofMinutes(10),
                Optional.empty()));
  }

  @Test
  void everySettingOfTheLinkIsRead() {
    LinkSettings link =
        link(
            "linkEdition", "2019",
            "linkBack", "10.1.2.3:5810",
            "linkPlain", "true",
            "linkFrom", "10.1.2.3, ::1",
            "linkEncrypted", "true",
            "hitEvery", "PT30S",
            "alarmsTo", "jinhua, hangzhou",
            "alarmsPurpose", "ROAD_SAFETY");
    assertThat(link.edition()).isEqualTo(Edition.OF_2019);
    assertThat(link.back()).hasValue(new Place("10.1.2.3", 5810));
    assertThat(link.callers())
        .isEqualTo(
            new Callers.Addressed(
                Set.of(InetAddress.ofLiteral("10.1.2.3"), InetAddress.ofLiteral("::1"))));
    assertThat(link.encrypted()).isTrue();
    assertThat(link.hitEvery()).isEqualTo(Duration.ofSeconds(30));
    assertThat(link.alarms())
        .hasValue(
            new LinkSettings.Alarms(
                List.of(new PartyId("jinhua"), new PartyId("hangzhou")),
                new Purpose("ROAD_SAFETY")));
  }

  @ParameterizedTest
  @CsvSource({
    "linkPort,0",
    "linkUser,4294967296",
    "linkUser,-1",
    "linkCentre,''",
    "linkEdition,2012",
    "linkBack,taizhou",
    "linkBack,taizhou:0",
    "linkBack,:5810",
    "linkPlain,yes",
    "linkEncrypted,1",
    "hitEvery,10",
    "hitEvery,PT0S",
    "hitEvery,P2D"
  })
  void refusesWhatIsWrong(String name, String value) {
    assertThatThrownBy(() -> link(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({
    "linkPlain,true,linkFrom",
    "linkFrom,10.1.2.3,linkFrom",
    "alarmsTo,jinhua,alarmsPurpose",
    "alarmsPurpose,ROAD_SAFETY,alarmsPurpose"
  })
  void refusesHalfOfWhatIsSaidTwice(String name, String value, String named) {
    assertThatThrownBy(() -> link(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void takesAddressesAndNoNames() {
    assertThatThrownBy(() -> link("linkPlain", "true", "linkFrom", "localhost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("linkFrom");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456789", "密码"})
  void refusesAPasswordThatNoLoginCanCarry(String password) {
    assertThatThrownBy(() -> new Link(house(password), link()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("link-password")
        .hasMessageNotContaining("123456789");
  }

  private static TestHouse house(String password) {
    return TestHouse.of(QueueHouse.TAIZHOU, Map.of(), Map.of("link-password", password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zhoushan", "taizhou", "jinhua, zhoushan"})
  void refusesToTellOfAlarmsWhoIsNotAtTheTable(String to) {
    LinkSettings link = link("alarmsTo", to, "alarmsPurpose", "ROAD_SAFETY");
    assertThatThrownBy(() -> new Link(house("secret"), link))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alarmsTo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2", "0 1 2", "1 2 3 4", "1 2 x", "1 2 4294967296"})
  void refusesACipherThatIsNone(String numbers) {
    assertThatThrownBy(() -> Cipher.of(numbers)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Cipher.of(" 1 2  4294967295 ")).isEqualTo(new Cipher(1, 2, -1));
  }
}

package io.lianzhi.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.item.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parties named by their cities. */
class PartyCodesTest {
  private static final PartyId JINHUA = new PartyId("jinhua");
  private static final PartyId APP = new PartyId("jinhua-app");
  private static final PartyId PORT = new PartyId("zhigang");

  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final PartyId QUZHOU = new PartyId("quzhou");

  private static PartyProfile profile(PartyId id, String region) {
    return new PartyProfile(id, new Region(region), "", "");
  }

  private static PartyCodes codes(PartyProfile... profiles) {
    return new PartyCodes(List.of(profiles), JINHUA);
  }

  private final PartyCodes codes =
      codes(
          profile(PORT, "330700"),
          profile(APP, "330700"),
          profile(HANGZHOU, "330100"),
          profile(JINHUA, "330700"));

  @Test
  void callsACityByItsCodeAndItsOtherSystemsByAnAddition() {
    assertThat(codes.party("330700")).isEqualTo(JINHUA);
    assertThat(codes.party("330700-app")).isEqualTo(APP);
    assertThat(codes.party("330700-zhigang")).isEqualTo(PORT);
    assertThat(codes.party("330100")).isEqualTo(HANGZHOU);
    assertThat(List.of(JINHUA, APP, PORT, HANGZHOU))
        .allMatch(id -> codes.party(codes.code(id)).equals(id));
  }

  @Test
  void anotherPartyAtTheTableNeverChangesWhomACodeMeans() {
    PartyCodes before = codes(profile(JINHUA, "330700"), profile(QUZHOU, "330800"));
    PartyCodes after =
        codes(
            profile(JINHUA, "330700"),
            profile(new PartyId("jh"), "330700"),
            profile(QUZHOU, "330800"),
            profile(new PartyId("qz"), "330800"));
    assertThat(before.party("330800")).isEqualTo(QUZHOU);
    assertThat(after.party("330700")).isEqualTo(JINHUA);
    assertThat(after.party("330700-jh")).isEqualTo(new PartyId("jh"));
    assertThatThrownBy(() -> after.party("330800")).isInstanceOf(InvalidValue.class);
    assertThat(List.of(before, after)).allMatch(each -> each.party("330800-quzhou").equals(QUZHOU));
    assertThat(after.code(QUZHOU)).isEqualTo("330800-quzhou");
  }

  @Test
  void refusesToStartWhereTwoPartiesWouldHaveOneCode() {
    assertThatThrownBy(() -> codes(profile(APP, "330700"), profile(new PartyId("app"), "330700")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("330700-app");
  }

  @Test
  void refusesACodeAndAPartyThatIsNotAtTheTable() {
    assertThatThrownBy(() -> codes.party("330900")).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> codes.code(new PartyId("ningbo")))
        .isInstanceOf(RefusedException.class);
  }
}

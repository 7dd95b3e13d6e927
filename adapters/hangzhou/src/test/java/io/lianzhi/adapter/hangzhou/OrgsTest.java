package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.item.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How Hangzhou names the parties. */
class OrgsTest {
  private static final PartyId JINHUA = new PartyId("jinhua");
  private static final PartyId APP = new PartyId("jinhua-app");
  private static final PartyId PORT = new PartyId("zhigang");

  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final PartyId QUZHOU = new PartyId("quzhou");

  private static PartyProfile profile(PartyId id, String region) {
    return new PartyProfile(id, new Region(region), "", "");
  }

  private static Orgs orgs(PartyProfile... profiles) {
    return new Orgs(List.of(profiles), JINHUA);
  }

  private final Orgs orgs =
      orgs(
          profile(PORT, "330700"),
          profile(APP, "330700"),
          profile(HANGZHOU, "330100"),
          profile(JINHUA, "330700"));

  @Test
  void callsACityByItsCodeAndItsOtherSystemsByAnAddition() {
    assertThat(orgs.party("330700")).isEqualTo(JINHUA);
    assertThat(orgs.party("330700-app")).isEqualTo(APP);
    assertThat(orgs.party("330700-zhigang")).isEqualTo(PORT);
    assertThat(orgs.party("330100")).isEqualTo(HANGZHOU);
    assertThat(List.of(JINHUA, APP, PORT, HANGZHOU))
        .allMatch(id -> orgs.party(orgs.code(id)).equals(id));
  }

  @Test
  void anotherPartyAtTheTableNeverChangesWhomACodeMeans() {
    Orgs before = orgs(profile(JINHUA, "330700"), profile(QUZHOU, "330800"));
    Orgs after =
        orgs(
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
    assertThatThrownBy(() -> orgs(profile(APP, "330700"), profile(new PartyId("app"), "330700")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("330700-app");
  }

  @Test
  void refusesACodeAndAPartyThatIsNotAtTheTable() {
    assertThatThrownBy(() -> orgs.party("330900")).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> orgs.code(new PartyId("ningbo"))).isInstanceOf(RefusedException.class);
  }
}

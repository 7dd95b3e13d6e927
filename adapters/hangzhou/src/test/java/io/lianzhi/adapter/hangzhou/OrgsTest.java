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

  private static PartyProfile profile(PartyId id, String region) {
    return new PartyProfile(id, new Region(region), "", "");
  }

  private final Orgs orgs =
      new Orgs(
          List.of(
              profile(PORT, "330700"),
              profile(APP, "330700"),
              profile(new PartyId("hangzhou"), "330100"),
              profile(JINHUA, "330700")));

  @Test
  void callsACityByItsCodeAndItsOtherSystemsByAnAddition() {
    assertThat(orgs.party("330700")).isEqualTo(JINHUA);
    assertThat(orgs.party("330700-app")).isEqualTo(APP);
    assertThat(orgs.party("330700-zhigang")).isEqualTo(PORT);
    assertThat(List.of(JINHUA, APP, PORT)).allMatch(id -> orgs.party(orgs.code(id)).equals(id));
  }

  @Test
  void refusesACodeAndAPartyThatIsNotAtTheTable() {
    assertThatThrownBy(() -> orgs.party("330900")).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> orgs.code(new PartyId("ningbo"))).isInstanceOf(RefusedException.class);
  }
}

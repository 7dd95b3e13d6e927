package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.testkit.TestHouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A house that has Lishui at its table. */
public final class Houses {
  public static final PartyId LISHUI = new PartyId("lishui");

  private Houses() {}

  /** With Lishui's server at that port, and these settings beside the usual ones. */
  public static TestHouse at(int port, Keys keys, Map<String, String> changed) {
    Map<String, String> settings = new HashMap<>();
    settings.put("host", "localhost");
    settings.put("port", Integer.toString(port));
    settings.put("user", "lianzhi");
    settings.put("massUnit", "KG");
    settings.put("plateColours", "JTT697");
    settings.putAll(changed);
    TestHouse house = TestHouse.of(LISHUI, settings, Map.of());
    List<PartyProfile> parties = new ArrayList<>(house.parties());
    parties.add(new PartyProfile(LISHUI, new Region("331100"), "丽水市交通运输行政执法队", "Lishui"));
    return new TestHouse(
        LISHUI,
        house.hub(),
        settings,
        parties,
        keys,
        house.secrets(),
        house.clock(),
        house.watches());
  }
}

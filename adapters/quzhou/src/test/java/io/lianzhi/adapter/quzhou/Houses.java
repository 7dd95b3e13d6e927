package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.testkit.TestHouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Houses in which Quzhou's adapter is tested. */
public final class Houses {
  public static final PartyId QUZHOU = new PartyId("quzhou");
  public static final Map<String, String> SECRETS = Map.of("app-secret", "demoAppSecret0001");

  private Houses() {}

  /**
   * A house, patient on busy machines, whose Quzhou has told these settings; with others besides.
   */
  public static TestHouse of(Map<String, String> told, Map<String, String> besides) {
    Map<String, String> settings = new HashMap<>(told);
    settings.put("connectTimeout", "PT30S");
    settings.put("requestTimeout", "PT30S");
    settings.putAll(besides);
    TestHouse house = TestHouse.of(QUZHOU, settings, SECRETS);
    List<PartyProfile> table = new ArrayList<>(house.parties());
    table.add(new PartyProfile(QUZHOU, new Region("330800"), "衢州市交通运输行政执法队", "Quzhou"));
    return new TestHouse(
        QUZHOU,
        house.hub(),
        settings,
        table,
        house.keys(),
        house.secrets(),
        house.clock(),
        house.watches());
  }

  /** What Quzhou tells, where nobody will be called. */
  static Map<String, String> told() {
    Map<String, String> told = new HashMap<>();
    told.put("baseUrl", "https://data.quzhou.example");
    told.put("appKey", "demoAppKey0001");
    for (Biz biz : Biz.values()) {
      told.put(biz.type() + "Api", "jtzf/" + biz.type());
    }
    return told;
  }
}

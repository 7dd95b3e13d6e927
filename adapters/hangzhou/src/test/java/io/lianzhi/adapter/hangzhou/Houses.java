package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.testkit.TestHouse;
import java.util.HashMap;
import java.util.Map;

/** Houses in which Hangzhou's adapter is tested. */
public final class Houses {
  static final String WEBHOOK_SECRET = "s3cret of the web-hooks";
  public static final Map<String, String> SECRETS =
      Map.of("client-secret", "s3cret of the client", "webhook", WEBHOOK_SECRET);

  private Houses() {}

  /**
   * A house, patient on busy machines, whose Hangzhou is at that address; with these settings
   * besides.
   */
  public static TestHouse at(String base, Map<String, String> besides) {
    Map<String, String> settings = new HashMap<>();
    settings.put("baseUrl", base);
    settings.put("tokenUrl", base + "/oauth2/token");
    settings.put("clientId", "lianzhi");
    settings.put("connectTimeout", "PT30S");
    settings.put("requestTimeout", "PT30S");
    settings.putAll(besides);
    return TestHouse.of(TestHouse.HANGZHOU, settings, SECRETS);
  }
}

package io.lianzhi.adapter.taizhou;

import java.util.Map;
import java.util.Set;

/**
 * Taizhou's block of configuration. {@code queuePort} (5671) is where the hub's broker listens for
 * it. Any other name is refused: a misspelt setting must not vanish.
 */
record TaizhouProperties(int queuePort) {
  private static final String QUEUE_PORT = "queuePort";
  private static final Set<String> NAMES = Set.of(QUEUE_PORT);
  private static final int AMQPS = 5671;
  private static final int LAST_PORT = 65_535;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException where one is wrong or unknown
   */
  static TaizhouProperties of(Map<String, String> settings) {
    for (String name : settings.keySet()) {
      require(NAMES.contains(name), name, "is not one of " + NAMES);
    }
    return new TaizhouProperties(port(settings.getOrDefault(QUEUE_PORT, "" + AMQPS).strip()));
  }

  private static int port(String text) {
    require(text.matches("[0-9]{1,5}"), QUEUE_PORT, "is not a port");
    int port = Integer.parseInt(text);
    require(port > 0 && port <= LAST_PORT, QUEUE_PORT, "is not a port");
    return port;
  }

  private static void require(boolean holds, String name, String why) {
    if (!holds) {
      throw new IllegalArgumentException("taizhou: setting " + name + " " + why);
    }
  }
}

package io.lianzhi.adapter.taizhou;

import io.lianzhi.adapter.taizhou.link.LinkSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Taizhou's block of configuration. {@code queuePort} (5671) is where the hub's broker listens for
 * it; the others are the link's. Any other name is refused: a misspelt setting must not vanish.
 *
 * @param link empty where there is no JT/T 809 link
 */
record TaizhouProperties(int queuePort, Optional<LinkSettings> link) {
  private static final String QUEUE_PORT = "queuePort";
  private static final Set<String> NAMES = names();
  private static final int AMQPS = 5671;
  private static final int LAST_PORT = 65_535;

  private static Set<String> names() {
    Set<String> names = new TreeSet<>(LinkSettings.NAMES);
    names.add(QUEUE_PORT);
    return names;
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException where one is wrong or unknown
   */
  static TaizhouProperties of(Map<String, String> settings) {
    for (String name : settings.keySet()) {
      require(NAMES.contains(name), name, "is not one of " + NAMES);
    }
    return new TaizhouProperties(
        port(settings.getOrDefault(QUEUE_PORT, "" + AMQPS).strip()), LinkSettings.of(settings));
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

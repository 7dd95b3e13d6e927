package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Keeps what is published of the hub's own keys as it is: each node looks once a second. */
public final class KeyPublication implements Alive, AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final HubKeys keys;
  private final PublishedKeys published;
  private final Path folder;
  private final Rounds rounds =
      new Rounds("own-certificates", LOOK, this::look, "published certificates stay as they were");
  private Map<String, String> written = Map.of();

  /**
   * @param folder where partners' administrators find them
   */
  public KeyPublication(HubKeys keys, Path folder) {
    this.keys = keys;
    this.published = new PublishedKeys(keys);
    this.folder = folder;
  }

  public void start() {
    rounds.start();
  }

  private void look() {
    keys.look();
    Map<String, String> files = published.files();
    if (!files.equals(written)) {
      published.write(folder, files);
      written = files;
    }
  }

  @Override
  public String name() {
    return "own-certificates";
  }

  @Override
  public boolean alive() {
    return rounds.alive();
  }

  @Override
  public void close() {
    rounds.close();
  }
}

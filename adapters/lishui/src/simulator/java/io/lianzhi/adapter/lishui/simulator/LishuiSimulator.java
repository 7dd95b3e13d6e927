package io.lianzhi.adapter.lishui.simulator;

import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.keys.OpenSsh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lishui's front-end machine: an SFTP server that shows itself by {@code tls.key}, lets in whoever
 * has the key {@code hub/ssh.pub}, and keeps its files in a folder that it removes at the end.
 */
public final class LishuiSimulator implements Simulator {
  private static final Duration SLOWNESS = Duration.ofSeconds(1);

  private final Box box = Box.temporary();
  private final Arrivals arrivals = new Arrivals();
  private final Importer importer = new Importer(box, arrivals);
  private final Server server;

  private LishuiSimulator(SimulatorSettings settings) {
    this.server =
        new Server(
            box,
            settings.port(),
            hostKey(settings.credentials()),
            authorised(settings.credentials()),
            this::take);
  }

  static LishuiSimulator start(SimulatorSettings settings) {
    return new LishuiSimulator(settings);
  }

  private static KeyPair hostKey(Path credentials) {
    try {
      Identity own =
          Pem.readIdentity(credentials.resolve("tls.pem"), credentials.resolve("tls.key"));
      return new KeyPair(own.publicKey(), own.privateKey());
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static List<PublicKey> authorised(Path credentials) {
    try {
      return OpenSsh.read(Files.readString(credentials.resolve("hub").resolve("ssh.pub")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private void take(String name, Behaviour behaviour) {
    if (behaviour == Behaviour.SLOW) {
      pause();
    }
    importer.take(name, behaviour);
  }

  private static void pause() {
    try {
      Thread.sleep(SLOWNESS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its disk, for tests. */
  Box box() {
    return box;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** Puts a large file where the hub finds it; its length in bytes. */
  public long offer(LargeFile file) {
    return file.offer(box);
  }

  /** How many rows the hub gives each verdict, as 受理; empty until its result is ready. */
  public Map<String, Long> results(LargeFile file) {
    return file.results(box);
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "host", "localhost",
        "port", Integer.toString(port()),
        "user", "lianzhi",
        "massUnit", "KG",
        "plateColours", "JTT697",
        "pollInterval", "PT1S",
        "patience", "PT5S");
  }

  @Override
  public List<Act> day(long seed, int letters) {
    return LishuiDay.of(seed, letters, box);
  }

  @Override
  public List<Arrived> arrived() {
    return arrivals.all();
  }

  /** Nobody can ask Lishui anything. */
  @Override
  public List<Arrived> answered() {
    return List.of();
  }

  @Override
  public Counts counts() {
    return arrivals.counts();
  }

  @Override
  public void behave(String behaviour) {
    server.behave(Behaviour.of(behaviour));
  }

  @Override
  public void close() {
    server.close();
    box.delete();
  }
}

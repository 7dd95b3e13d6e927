package io.lianzhi.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A hub process that can be killed and started again. */
final class Node implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final SandboxHome home;
  private final int port;
  private final HubSettings settings;
  private Optional<Child> child = Optional.empty();

  Node(SandboxHome home, int port, HubSettings settings) {
    this.home = home;
    this.port = port;
    this.settings = settings.doors(port, port + 1);
  }

  URI address() {
    return address(port);
  }

  static URI address(int port) {
    return URI.create("https://localhost:" + port);
  }

  /** Starts it with these options of its virtual machine; its door opens some time later. */
  void start(List<String> jvm) {
    child =
        Optional.of(
            Child.start(
                new Child.Program(
                    jvm,
                    "io.lianzhi.gateway.Gateway",
                    settings.arguments(),
                    settings.environment()),
                home.folder().resolve("node-" + port + ".log")));
  }

  void awaitDoor() {
    Await.until(PATIENCE, "the door at " + port + " opens", this::stands);
  }

  private boolean stands() {
    if (!child.orElseThrow().isAlive()) {
      throw new IllegalStateException(
          "the node at " + port + " did not start: see its log in " + home.folder());
    }
    return Await.listens(port);
  }

  long pid() {
    return child.orElseThrow().pid();
  }

  void kill() {
    child.ifPresent(Child::kill);
  }

  @Override
  public void close() {
    child.ifPresent(Child::close);
  }
}

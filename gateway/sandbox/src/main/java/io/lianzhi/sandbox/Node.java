package io.lianzhi.sandbox;

import io.lianzhi.security.envelope.Suite;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hub process that can be killed and started again. */
final class Node implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final SandboxHome home;
  private final int port;
  private final Map<String, Object> properties;
  private Optional<Child> child = Optional.empty();

  Node(SandboxHome home, Suite suite, Database database, int port, int addresseePort) {
    this.home = home;
    this.port = port;
    this.properties = Bench.node(home, suite, port, database, addresseePort);
  }

  URI address() {
    return URI.create("https://localhost:" + port);
  }

  void start() {
    child =
        Optional.of(
            Child.start(
                home.folder().resolve("node-" + port + ".log"),
                List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                "io.lianzhi.gateway.Gateway",
                Child.arguments(properties)));
  }

  void awaitDoor() {
    Await.until(PATIENCE, "the door at " + port + " opens", this::stands);
  }

  private boolean stands() {
    if (!child.orElseThrow().isAlive()) {
      throw new IllegalStateException("the node at " + port + " did not start: see its log");
    }
    return Await.listens(port);
  }

  void kill() {
    child.ifPresent(Child::kill);
  }

  @Override
  public void close() {
    child.ifPresent(Child::close);
  }
}

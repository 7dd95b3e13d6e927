package io.lianzhi.sandbox;

import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.gateway.Gateway;
import java.net.URI;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The hub and its partners, standing. */
final class Sandbox implements AutoCloseable {
  private final SandboxHome home;
  private final URI hub;
  private final Partners partners;
  private final ConfigurableApplicationContext context;

  private Sandbox(
      SandboxHome home, URI hub, Partners partners, ConfigurableApplicationContext context) {
    this.home = home;
    this.hub = hub;
    this.partners = partners;
    this.context = context;
  }

  /** Starts everything; the hub's door listens at {@code port}. */
  static Sandbox start(Path folder, int port, int managementPort) {
    SandboxHome home = SandboxHome.open(folder, SandboxParty.ALL);
    URI hub = URI.create("https://localhost:" + port);
    Partners partners = Partners.start(home, hub);
    HubSettings settings =
        new HubSettings(home, SandboxParty.ALL)
            .doors(port, managementPort)
            .secrets(home.secrets())
            .set("logging.file.name", home.folder().resolve("hub.log"))
            .set("logging.threshold.console", "OFF")
            .callsAt(
                address(partners.of("jinhua")),
                address(partners.of("hangzhou")),
                address(partners.of("shaoxing")));
    // As arguments these outrank whatever the environment of a developer's machine may hold.
    String[] arguments =
        settings.properties().entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);
    return new Sandbox(
        home, hub, partners, new SpringApplicationBuilder(Gateway.class).run(arguments));
  }

  private static String address(Simulator simulator) {
    return "https://localhost:" + simulator.port();
  }

  SandboxHome home() {
    return home;
  }

  URI hub() {
    return hub;
  }

  Partners partners() {
    return partners;
  }

  DataSource database() {
    return context.getBean(DataSource.class);
  }

  @Override
  public void close() {
    context.close();
    partners.close();
  }
}

package io.lianzhi.sandbox;

import io.lianzhi.gateway.Gateway;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
  static Sandbox start(Path folder, int port, int managementPort, int administrationPort) {
    List<SandboxParty> table = Simulators.table();
    SandboxHome home = SandboxHome.open(folder, table);
    URI hub = URI.create("https://localhost:" + port);
    HubPorts ports = HubPorts.choose(table);
    Partners partners = Partners.start(home, table, hub, ports);
    try {
      HubSettings settings =
          new HubSettings(home, table)
              .doors(port, managementPort)
              .set("lianzhi.administration.port", administrationPort)
              .set("logging.file.name", home.folder().resolve("hub.log"))
              .set("logging.threshold.console", "OFF")
              // Of the simulators' libraries; they knock until the hub is up.
              .set("logging.level.org.apache.sshd", "WARN")
              .set("logging.level.org.apache.qpid", "OFF")
              .set("logging.level.io.zonky", "WARN");
      partners
          .all()
          .forEach((party, simulator) ->
              settings.tell(party, simulator.settings()).tell(party, ports.of(party)));
      return new Sandbox(home, hub, partners, hub(settings));
    } catch (RuntimeException failed) {
      partners.close();
      throw failed;
    }
  }

  /** As arguments the settings outrank whatever a developer's environment may hold. */
  private static ConfigurableApplicationContext hub(HubSettings settings) {
    return new SpringApplicationBuilder(Gateway.class).run(settings.everything());
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
    try {
      context.close();
    } finally {
      partners.close();
    }
  }
}

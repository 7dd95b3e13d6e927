package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.standard.simulator.Credentials;
import io.lianzhi.adapter.standard.simulator.HubClient;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.gateway.ConnectionTester;
import io.lianzhi.gateway.Gateway;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Proposals;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.credential.RevocationReason;
import io.lianzhi.gateway.credential.SharedCredential;
import io.lianzhi.gateway.credential.SharedDesk;
import io.lianzhi.gateway.credential.SharedKind;
import io.lianzhi.gateway.credential.SharedRehearsal;
import io.lianzhi.gateway.credential.SharedRequests;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.OpenSsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Secrets and host keys take over from others while the partners' systems run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedCredentialsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SECRET = "client-secret";
  private static final String NEXT = "the next client secret";
  private static final PartyId HUB = new PartyId(SandboxHome.HUB);
  private static final Administrator SYSTEM =
      new Administrator("system", Role.SYSTEM_ADMINISTRATOR, HUB, "");
  private static final Administrator SECURITY =
      new Administrator("security", Role.SECURITY_ADMINISTRATOR, HUB, "");

  private final Together together = new Together();
  private final int port = HubPorts.free();
  private final SandboxParty lishui = Simulators.seat("lishui");
  private final Bench bench = Bench.of("hangzhou", Suite.NATIONAL).beside(lishui);
  private final SampleLetters letters =
      new SampleLetters(bench.addressee().seat().party(), "secrets");
  private SandboxHome home;
  private Simulator hangzhou;
  private ConfigurableApplicationContext hub;
  private HubClient jinhua;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
    home = SandboxHome.open(folder, bench.parties());
    Database database = Database.start(folder.resolve("postgres"));
    together.add(database::close);
    hangzhou = system(bench.addressee(), 0, Map.of());
    Simulator box = system(lishui, 0, Map.of());
    together.add(box::close);
    hub =
        new SpringApplicationBuilder(Gateway.class)
            .run(
                bench
                    .hub(home, database)
                    .doors(port, 0)
                    .set("logging.threshold.console", "OFF")
                    .tell(bench.sender().name(), Map.of("handover", "pulled"))
                    .tell(bench.addressee().name(), hangzhou.settings())
                    .tell(lishui.name(), box.settings())
                    .everything());
    together.add(hub::close);
    jinhua =
        new HubClient(
            Node.address(port),
            Credentials.read(home.credentials(bench.sender().name())),
            PATIENCE,
            Clock.systemUTC());
    together.add(jinhua::close);
  }

  private Simulator system(SandboxParty party, int at, Map<String, String> otherwise) {
    Map<String, String> secrets = new HashMap<>(home.secrets(party));
    secrets.putAll(otherwise);
    return Simulators.of(party.adapter())
        .start(
            new SimulatorSettings(
                party.seat().party(),
                at,
                Node.address(port),
                home.credentials(party.name()),
                secrets));
  }

  @AfterAll
  void stop() {
    together.close();
    hangzhou.close();
  }

  private static SharedRequests.Asked of(SandboxParty party) {
    return new SharedRequests.Asked(party.seat().party(), Optional.empty());
  }

  private void approve(SharedCredential credential) {
    Proposals proposals = hub.getBean(Proposals.class);
    String number = Long.toString(credential.number());
    long proposal =
        proposals
            .propose(
                SYSTEM, "SHARED_CREDENTIAL_APPROVE", number, new JsonMapper().createObjectNode())
            .number();
    proposals.approve(SECURITY, proposal);
  }

  private void revoke(SandboxParty party, SharedKind kind, String name) {
    SharedDesk desk = hub.getBean(SharedDesk.class);
    SharedCredential configured =
        desk.all().stream()
            .filter(each -> each.party().equals(party.seat().party()))
            .filter(each -> each.kind() == kind && each.name().equals(name))
            .findFirst()
            .orElseThrow();
    desk.revoke(SECURITY, configured.number(), RevocationReason.SUPERSEDED);
  }

  private SharedRehearsal.Rehearsed rehearse(SharedCredential credential) {
    return hub.getBean(SharedRehearsal.class).rehearse(SYSTEM, credential.number());
  }

  private List<Step> test(SandboxParty party) {
    return hub.getBean(ConnectionTester.class).test(SYSTEM, party.seat().party()).orElseThrow();
  }

  private static List<Trouble.Kind> troubles(List<Step> steps) {
    return steps.stream().flatMap(step -> step.trouble().stream()).map(Trouble::kind).toList();
  }

  private void send(int number) {
    assertThat(jinhua.send(letters.letter(ItemKind.COPY_NOTICE, number)).said()).isEqualTo("ok");
  }

  private void awaitArrived(int count) {
    Await.until(PATIENCE, count + " arrive", () -> hangzhou.counts().letters() == count);
  }

  @Test
  void theNextClientSecretIsRehearsedTakesOverAndTheOldOneIsRevoked() {
    send(1);
    awaitArrived(1);
    SharedCredential next =
        hub.getBean(SharedRequests.class).enter(SYSTEM, of(bench.addressee()), SECRET, NEXT);
    SharedRehearsal.Rehearsed early = rehearse(next);
    assertThat(early.used()).isTrue();
    assertThat(troubles(early.steps())).containsExactly(Trouble.Kind.CREDENTIAL_REFUSED);
    assertThat(early.steps().toString()).contains("HTTP 401").doesNotContain(NEXT);
    assertThat(troubles(test(bench.addressee()))).isEmpty();
    send(2);
    awaitArrived(2);

    int at = hangzhou.port();
    hangzhou.close();
    hangzhou = system(bench.addressee(), at, Map.of(SECRET, NEXT));
    assertThat(troubles(rehearse(next).steps())).isEmpty();
    assertThat(troubles(test(bench.addressee()))).containsExactly(Trouble.Kind.CREDENTIAL_REFUSED);
    approve(next);
    revoke(bench.addressee(), SharedKind.SECRET, SECRET);
    assertThat(troubles(test(bench.addressee()))).isEmpty();
    send(3);
    awaitArrived(1);
  }

  @Test
  void theNextHostKeyIsRehearsedAndARevokedOneOpensNothing() throws IOException {
    SharedRequests requests = hub.getBean(SharedRequests.class);
    Instant now = Instant.now();
    String stranger =
        OpenSsh.line(
            CertificateAuthority.selfSigned(
                    "CN=another",
                    SignatureAlgorithm.ECDSA_P256_SHA256,
                    new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1))))
                .publicKey(),
            "another");
    String own = Files.readString(home.credentials(lishui.name()).resolve("host.pub"));
    SharedRehearsal.Rehearsed wrong = rehearse(requests.enterHostKey(SYSTEM, of(lishui), stranger));
    assertThat(wrong.used()).isTrue();
    assertThat(troubles(wrong.steps())).containsExactly(Trouble.Kind.HOST_KEY_UNKNOWN);
    assertThat(troubles(rehearse(requests.enterHostKey(SYSTEM, of(lishui), own)).steps()))
        .isEmpty();
    assertThat(troubles(test(lishui))).isEmpty();
    String name = OpenSsh.fingerprint(OpenSsh.read(own).getFirst());
    revoke(lishui, SharedKind.HOST_KEY, name);
    assertThat(troubles(test(lishui))).containsExactly(Trouble.Kind.HOST_KEY_UNKNOWN);
  }
}

package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.credential.ConnectionRehearsal;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.wiring.PinnedDoorKeys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.Suite;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The edge on a real socket with real mutual TLS, and fakes behind it; one for all tests. */
final class RunningEdge {
  private static final RunningEdge ONE = new RunningEdge();

  private final Instant start = Instant.now();
  private final AtomicReference<Instant> now = new AtomicReference<>(start);
  private final Validity validity =
      new Validity(start.minus(Duration.ofDays(1)), start.plus(Duration.ofDays(1)));
  private final CertificateAuthority authority =
      CertificateAuthority.create(
          "CN=test authority", SignatureAlgorithm.ECDSA_P256_SHA256, validity);

  final Identity hangzhou = authority.issueClient("CN=hangzhou", validity);
  final Identity jinhua = authority.issueClient("CN=jinhua", validity);
  final Identity stranger = authority.issueClient("CN=stranger", validity);
  final Identity anybody =
      CertificateAuthority.selfSigned(
          "CN=hangzhou", SignatureAlgorithm.ECDSA_P256_SHA256, validity);
  final Identity over =
      CertificateAuthority.selfSigned(
          "CN=hangzhou",
          SignatureAlgorithm.ECDSA_P256_SHA256,
          new Validity(start.minus(Duration.ofDays(2)), start.minus(Duration.ofDays(1))));
  final SigningKey answers =
      authority
          .issueSigning("CN=hub", SignatureAlgorithm.ECDSA_P256_SHA256, validity)
          .signingKey("hub-1");
  final FakeDoor door = new FakeDoor();
  final FakeDesk desk = new FakeDesk();
  final int port;
  final int managementPort;

  /** Not a configuration that a whole hub in these tests would find. */
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
      })
  @Import(EdgeConfiguration.class)
  static class EdgeAlone {}

  private RunningEdge() {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(EdgeAlone.class)
            .initializers(made -> register((GenericApplicationContext) made))
            .run(
                "--lianzhi.door.port=0",
                "--lianzhi.door.max-body=64KB",
                "--management.server.port=0",
                // There is no database behind the edge alone, and no part that runs.
                "--management.endpoint.health.validate-group-membership=false");
    this.port = port(context, "local.server.port");
    this.managementPort = port(context, "local.management.port");
    Runtime.getRuntime().addShutdownHook(new Thread(context::close));
  }

  static RunningEdge get() {
    ONE.now.set(ONE.start);
    return ONE;
  }

  /** Moves the hub's clock, not the clients'. */
  void passTime(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  HttpClient client(Identity identity) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context(identity))
        .build();
  }

  SSLContext context(Identity identity) {
    return Tls.context(identity, anchors());
  }

  SSLContext anonymousContext() {
    return Tls.anonymousContext(anchors());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
  }

  private List<X509Certificate> anchors() {
    return List.of(authority.identity().certificate());
  }

  private void register(GenericApplicationContext context) {
    InstantSource source = now::get;
    context.registerBean(Clock.class, () -> source.withZone(ZoneOffset.UTC));
    context.registerBean(Door.class, () -> door);
    context.registerBean(Desk.class, () -> desk);
    context.registerBean(LineageDesk.class, FakeLineageDesk::new);
    context.registerBean(LedgerDesk.class, FakeLedgerDesk::new);
    context.registerBean(EvidenceDesk.class, FakeEvidenceDesk::new);
    context.registerBean(RevocationDesk.class, FakeRevocationDesk::new);
    context.registerBean(RenewalDesk.class, FakeRenewalDesk::new);
    context.registerBean(
        ConnectionRehearsal.class,
        () ->
            new ConnectionRehearsal(
                context.getBean(Parties.class),
                List::of,
                List.of("localhost"),
                source.withZone(ZoneOffset.UTC)));
    context.registerBean(DoorKeys.class, this::keys);
    context.registerBean(AnswerKeys.class, () -> party -> answers);
    context.registerBean(
        Parties.class,
        () ->
            new Parties(
                List.of(
                    party(
                        "hangzhou",
                        "330100",
                        hangzhou,
                        FakeAdapter.NOTICES,
                        FakeAdapter.BROKEN,
                        FakeAdapter.TOLD),
                    party("jinhua", "330700", jinhua, FakeAdapter.API))));
  }

  private static Party party(String id, String region, Identity identity, Line... lines) {
    return new Party(
        new PartyProfile(new PartyId(id), new Region(region), id, id),
        new FakeAdapter(List.of(lines)),
        new Credentials(
            Suite.INTERNATIONAL, List.of(identity.certificate()), List.of(), List.of()));
  }

  private DoorKeys keys() {
    return new PinnedDoorKeys(
        authority.issueServer("CN=hub", List.of("localhost", "127.0.0.1"), validity));
  }

  private static int port(ConfigurableApplicationContext context, String name) {
    return context.getEnvironment().getRequiredProperty(name, Integer.class);
  }
}

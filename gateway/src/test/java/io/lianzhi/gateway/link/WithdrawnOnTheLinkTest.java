package io.lianzhi.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.link.Callers;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.TwoNodes;
import io.lianzhi.gateway.queue.MemoryDoor;
import io.lianzhi.gateway.wiring.PinnedDoorKeys;
import io.lianzhi.gateway.wiring.QueueTls;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A certificate is withdrawn at one node while its party's link is open at another. */
class WithdrawnOnTheLinkTest {
  private final Validity today =
      new Validity(
          Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofDays(1)));
  private final CertificateAuthority authority =
      CertificateAuthority.create("CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, today);
  private final Identity hub = authority.issueServer("CN=hub", List.of("localhost"), today);
  private final Identity first = authority.issueClient("CN=taizhou", today);
  private final Identity second = authority.issueClient("CN=taizhou", today);
  private final int port = free();
  private final Parties parties = new Parties(List.of(party()));
  private final TwoNodes nodes =
      new TwoNodes(parties, TwoNodes.again(List.copyOf(parties.all())), Clock.systemUTC());
  private final LinkLines lines =
      new LinkLines(
          new LinkLines.House(
              parties,
              new MemoryDoor(),
              listening(),
              _ -> Tls.context(hub, authority.identity().chain()),
              Duration.ofMillis(50),
              Clock.systemUTC()),
          new SimpleMeterRegistry());

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  private Party party() {
    List<X509Certificate> tls =
        Stream.of(first, second).flatMap(identity -> identity.chain().stream()).toList();
    Line.Tcp line =
        new Line.Tcp(
            "telegraph", port, new Callers.Certified(), Optional.empty(), Duration.ofMinutes(5));
    return new Party(
        new PartyProfile(new PartyId("taizhou"), new Region("331000"), "台州", "Taizhou"),
        new Telegraph(line),
        new Credentials(Suite.INTERNATIONAL, tls, List.of(), List.of()));
  }

  private SSLContext listening() {
    return QueueTls.listening(new PinnedDoorKeys(hub));
  }

  @AfterEach
  void stop() {
    lines.close();
    nodes.close();
  }

  private Caller call(Identity identity) throws IOException {
    return new Caller(Tls.context(identity, authority.identity().chain()).getSocketFactory(), port);
  }

  @Test
  void anOpenLinkIsCutAndAnotherCertificateOfThePartyGoesOn() throws Exception {
    lines.start();
    try (Caller withdrawn = call(first);
        Caller other = call(second)) {
      withdrawn.say("one");
      assertThat(withdrawn.hear()).hasValue("taken one");
      other.say("two");
      assertThat(other.hear()).hasValue("taken two");

      nodes.revoke(Credentials.fingerprint(first.certificate()));

      assertThat(withdrawn.hear()).isEmpty();
      other.say("three");
      assertThat(other.hear()).hasValue("taken three");
    }
    try (Caller again = call(first)) {
      assertThat(again.hear()).isEmpty();
    }
  }
}

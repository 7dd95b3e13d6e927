package io.lianzhi.gateway.queue;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.Queues;
import io.lianzhi.contracts.Signing;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.Secret;
import io.lianzhi.gateway.edge.FakeAdapter;
import io.lianzhi.gateway.wiring.PinnedDoorKeys;
import io.lianzhi.gateway.wiring.QueueTls;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.springframework.util.unit.DataSize;

/** Two cities with a queue line each, the hub that they write to, and strangers. */
final class Cities implements AutoCloseable {
  static final PartyId TAIZHOU = new PartyId("taizhou");
  static final PartyId WENZHOU = new PartyId("wenzhou");
  static final int LONGEST = 200_000;

  final MemoryDoor door = new MemoryDoor();
  final MeterRegistry meters = new SimpleMeterRegistry();
  final CertificateAuthority authority;
  final Identity hub;
  final Identity taizhou;
  final Identity taizhouToo;
  final Identity wenzhou;
  final AtomicReference<Identity> shown;
  final int port = freePort();
  final Parties parties;
  private final Path folder;
  private Outward outward = new Outward();
  private QueueLines lines;

  Cities(Path folder) {
    this(folder, embedded(), authority());
  }

  private Cities(Path folder, QueueProperties properties, CertificateAuthority authority) {
    this.folder = folder;
    this.authority = authority;
    this.hub = authority.issueServer("CN=hub", List.of("localhost"), today());
    this.shown = new AtomicReference<>(hub);
    this.taizhou = authority.issueClient("CN=enforcement", today());
    this.taizhouToo = authority.issueClient("CN=enforcement", today());
    this.wenzhou = authority.issueClient("CN=wenzhou", today());
    this.parties =
        new Parties(List.of(party(TAIZHOU, taizhou, taizhouToo), party(WENZHOU, wenzhou)));
    this.lines = open(properties);
  }

  /** The same cities with a hub that uses another broker. */
  static Cities at(Path folder, QueueProperties properties, CertificateAuthority authority) {
    return new Cities(folder, properties, authority);
  }

  private static QueueProperties embedded() {
    return new QueueProperties("", "", secret(), "", size(), 256);
  }

  static DataSize size() {
    return DataSize.ofMegabytes(8);
  }

  static Secret secret() {
    return Secret.of("");
  }

  static CertificateAuthority authority() {
    return CertificateAuthority.create(
        "CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, today());
  }

  static Validity today() {
    Instant now = Instant.now();
    return new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  }

  static Validity yesterday() {
    Instant now = Instant.now();
    return new Validity(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)));
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  private QueueLines open(QueueProperties properties) {
    QueueLines.House house =
        new QueueLines.House(
            folder,
            parties,
            door,
            QueueTls.listening(new PinnedDoorKeys(shown::get, Optional.empty())),
            Tls.context(hub, authority.identity().chain()),
            LONGEST,
            Clock.systemUTC());
    return new QueueLines(properties, house, outward, meters);
  }

  private Party party(PartyId id, Identity... tls) {
    List<X509Certificate> shown =
        Stream.of(tls).flatMap(identity -> identity.chain().stream()).toList();
    return new Party(
        new PartyProfile(id, new Region("331000"), id.value(), id.value()),
        new FakeAdapter(List.of(new Line.Queue("events", port, new Signing.ChannelOnly()))),
        new Credentials(Suite.INTERNATIONAL, shown, List.of(), List.of()));
  }

  static SSLContext listening(Identity hub) {
    return QueueTls.listening(new PinnedDoorKeys(hub));
  }

  QueueLines lines() {
    return lines;
  }

  Queues outward() {
    return outward.of(TAIZHOU);
  }

  /** The hub stops, and starts again on the same folder. */
  void restart() {
    lines.close();
    outward = new Outward();
    lines = open(embedded());
  }

  /** A client that shows itself so. */
  ForeignClient client(Identity identity) {
    return ForeignClient.connect(port, Tls.context(identity, authority.identity().chain()));
  }

  ForeignClient stranger() {
    return ForeignClient.connect(port, Tls.anonymousContext(authority.identity().chain()));
  }

  @Override
  public void close() {
    lines.close();
  }
}

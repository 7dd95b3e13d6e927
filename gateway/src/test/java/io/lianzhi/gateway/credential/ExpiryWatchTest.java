package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.TestClock;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiryWatchTest {
  private static final Secret SECRET = Secret.of("a web-hook's secret");

  private final TestClock clock = new TestClock(NOW.minus(Duration.ofDays(100)));
  private final Identity signer =
      CertificateAuthority.selfSigned(
          "CN=signer",
          SignatureAlgorithm.ECDSA_P256_SHA256,
          new Validity(NOW.minus(Duration.ofDays(400)), NOW));
  private final Party hangzhou = party(signer);
  private final Parties parties = new Parties(List.of(hangzhou));
  private final TwoNodes nodes = new TwoNodes(TwoNodes.again(List.of(hangzhou)), parties, clock);
  private final ExpiryDesk desk = new ExpiryDesk(nodes.database, new Deeds(clock), clock);

  private static Party party(Identity signer) {
    Party plain = Cities.party("hangzhou", Suite.INTERNATIONAL);
    Identity tls =
        CertificateAuthority.selfSigned(
            "CN=tls",
            SignatureAlgorithm.ECDSA_P256_SHA256,
            new Validity(NOW.minus(Duration.ofDays(400)), NOW.plus(Duration.ofDays(4000))));
    return new Party(
        plain.profile(),
        plain.adapter(),
        new Credentials(Suite.INTERNATIONAL, tls.chain(), signer.chain(), List.of()));
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private ExpiryWatch watch(Teller... tellers) {
    return watch(parties, tellers);
  }

  private ExpiryWatch watch(Parties seated, Teller... tellers) {
    return new ExpiryWatch(
        nodes.database,
        new ExpiryWatch.House(seated, TwoNodes.HUB, Map::of),
        List.of(tellers),
        clock);
  }

  private List<Integer> days() {
    return desk.list(50).stream().map(ExpiryWarning::days).toList().reversed();
  }

  @Test
  void warnsOnceAtEachOfItsDaysHoweverManyNodesLookHoweverOften() {
    for (int day = 0; day < 110; day++) {
      watch().look();
      watch().look();
      clock.forward(Duration.ofDays(1));
    }
    assertThat(days()).containsExactly(60, 30, 14, 7, 1);
    assertThat(desk.list(50))
        .allMatch(warning -> warning.what().equals("SIGNING"))
        .allMatch(warning -> warning.party().equals(hangzhou.id()))
        .allMatch(warning -> warning.until().equals(Instant.parse("2021-11-19T04:00:00Z")));
  }

  @Test
  void whoLooksLateSaysOnlyWhatIsTrueNow() {
    clock.forward(Duration.ofDays(90));
    watch().look();
    assertThat(days()).containsExactly(14);
  }

  @Test
  void whatIsWithdrawnOrTakenOutOfItsFolderIsNotWarnedOf() {
    clock.forward(Duration.ofDays(90));
    Parties without =
        new Parties(
            List.of(
                new Party(
                    hangzhou.profile(),
                    hangzhou.adapter(),
                    new Credentials(
                        Suite.INTERNATIONAL,
                        hangzhou.credentials().folder().tls(),
                        List.of(),
                        List.of()))));
    watch(without).look();
    assertThat(days()).isEmpty();
    nodes.suspend(Credentials.fingerprint(signer.certificate()));
    watch().look();
    assertThat(days()).isEmpty();
    nodes.resume(Credentials.fingerprint(signer.certificate()));
    nodes.here.look();
    watch().look();
    assertThat(days()).containsExactly(14);
  }

  @Test
  void warnsOfASharedSecretThatEndsAndNotOfItsValue() {
    clock.forward(Duration.ofDays(93));
    Instant end = Instant.parse("2021-11-25T04:00:00Z");
    List<Ending> others =
        List.of(new Ending(hangzhou.id(), "SECRET client-secret", "shared-credential/7", end));
    new ExpiryWatch(
            nodes.database,
            new ExpiryWatch.House(new Parties(List.of()), TwoNodes.HUB, Map::of, () -> others),
            List.of(),
            clock)
        .look();
    assertThat(desk.list(9))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.what()).isEqualTo("SECRET client-secret");
          assertThat(warning.fingerprint()).isEqualTo("shared-credential/7");
          assertThat(warning.days()).isEqualTo(14);
          assertThat(warning.until()).isEqualTo(end);
        });
  }

  @Test
  void warnsOfTheHubsOwnToo() {
    clock.forward(Duration.ofDays(99));
    Identity other =
        CertificateAuthority.selfSigned("CN=hub", SignatureAlgorithm.SM2_SM3, Cities.NOVEMBER);
    new ExpiryWatch(
            nodes.database,
            new ExpiryWatch.House(
                new Parties(List.of()), TwoNodes.HUB, () -> Map.of("hub tls", other.certificate())),
            List.of(),
            clock)
        .look();
    assertThat(desk.list(9))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.what()).isEqualTo("hub tls");
          assertThat(warning.party()).isEqualTo(TwoNodes.HUB);
          assertThat(warning.days()).isEqualTo(14);
        });
  }

  @Test
  void theFirstWhoSeesToItStands() {
    clock.forward(Duration.ofDays(90));
    watch().look();
    long number = desk.list(1).getFirst().number();
    assertThat(desk.list(1).getFirst().acknowledgedBy()).isEmpty();
    desk.acknowledge(TwoNodes.SECURITY, number);
    assertThat(desk.list(1).getFirst().acknowledgedBy()).hasValue("security");
    assertThatThrownBy(() -> desk.acknowledge(TwoNodes.SECURITY, number + 1))
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void isToldByMailAgainUntilTheServerTakesItAndThenNoMore() throws Exception {
    Identity host = host();
    try (FakeMailServer server = new FakeMailServer(host)) {
      server.turnsAway.set(1);
      MailTeller mail = mail(server, Tls.anonymousContext(host.chain()));
      ExpiryWatch watch = watch(mail);
      clock.forward(Duration.ofDays(90));
      watch.look();
      watch.tell();
      assertThat(server.mails).isEmpty();
      watch.tell();
      assertThat(server.mails).isEmpty();
      clock.forward(Duration.ofMinutes(5));
      watch.tell();
      watch.tell();
      clock.forward(Duration.ofDays(1));
      watch.tell();
      assertThat(server.mails).hasSize(1);
      assertThat(server.mails.remove())
          .contains("MAIL FROM:<hub@jinhua.example>", "RCPT TO:<a@jinhua.example>")
          .contains("RCPT TO:<b@jinhua.example>", "AUTH PLAIN", "Subject: =?UTF-8?");
    }
  }

  @Test
  void aMailServerThatNobodyVouchesForGetsNothing() throws Exception {
    try (FakeMailServer server = new FakeMailServer(host())) {
      MailTeller wary = mail(server, Tls.anonymousContext(host().chain()));
      clock.forward(Duration.ofDays(90));
      watch(wary).look();
      watch(wary).tell();
      assertThat(server.mails).isEmpty();
    }
  }

  private static MailTeller mail(FakeMailServer server, SSLContext tls) {
    return new MailTeller(
        new MailTeller.Server("localhost", server.port(), "hub", Secret.of("password"), tls),
        "hub@jinhua.example",
        "a@jinhua.example, b@jinhua.example");
  }

  /** Holds now, by the machine's own clock. */
  private static Identity host() {
    Instant now = Instant.now();
    Validity today = new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
    return CertificateAuthority.create("CN=hosts", SignatureAlgorithm.ECDSA_P256_SHA256, today)
        .issueServer("CN=localhost", List.of("localhost"), today);
  }

  private record Post(String body, String time, String signature) {}

  @Test
  void isToldToAWebHookSignedAndAgainUntilItSaysYes() throws Exception {
    Identity host = host();
    BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    AtomicInteger answer = new AtomicInteger(500);
    AtomicReference<Optional<Secret>> counting = new AtomicReference<>(Optional.empty());
    HttpsServer server = hook(host, posts, answer);
    try {
      HookTeller hook =
          new HookTeller(
              URI.create("https://localhost:" + server.getAddress().getPort() + "/alerts"),
              counting::get,
              Tls.anonymousContext(host.chain()),
              clock);
      clock.forward(Duration.ofDays(90));
      watch(hook).look();
      watch(hook).tell();
      assertThat(posts).isEmpty();
      counting.set(Optional.of(SECRET));
      clock.forward(Duration.ofMinutes(5));
      watch(hook).tell();
      watch(hook).tell();
      assertThat(posts).hasSize(1);
      answer.set(204);
      clock.forward(Duration.ofMinutes(5));
      watch(hook).tell();
      clock.forward(Duration.ofDays(1));
      watch(hook).tell();
      assertThat(posts).hasSize(2);
      for (Post post : posts) {
        assertThat(post.body()).contains("\"days\":14", "\"party\":\"hangzhou\"");
        MacKey key =
            MacKey.of(Suite.INTERNATIONAL, SECRET.reveal().getBytes(StandardCharsets.UTF_8));
        byte[] signed = (post.time() + "." + post.body()).getBytes(StandardCharsets.UTF_8);
        assertThat(key.matches(signed, HexFormat.of().parseHex(post.signature()))).isTrue();
      }
    } finally {
      server.stop(0);
    }
  }

  private static HttpsServer hook(Identity host, BlockingQueue<Post> posts, AtomicInteger answer)
      throws IOException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(Tls.context(host, host.chain())));
    server.createContext(
        "/alerts",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          posts.add(
              new Post(
                  body,
                  exchange.getRequestHeaders().getFirst("X-Lianzhi-Timestamp"),
                  exchange.getRequestHeaders().getFirst("X-Lianzhi-Signature")));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void aWebHookWithoutTlsIsNone() {
    SSLContext tls = Tls.anonymousContext(host().chain());
    assertThatThrownBy(
            () -> new HookTeller(URI.create("http://localhost/"), Optional::empty, tls, clock))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new HookTeller(URI.create("https://localhost/"), Optional::empty, tls, clock).way())
        .isEqualTo("HOOK");
  }
}

package io.lianzhi.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.link.Callers;
import io.lianzhi.contracts.link.Place;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.Shown;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.queue.MemoryDoor;
import io.lianzhi.gateway.wiring.PinnedDoorKeys;
import io.lianzhi.gateway.wiring.QueueTls;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Foreign sockets at the lines of a city that speaks in lines of text. */
class LinkLinesTest {
  private static final PartyId TAIZHOU = new PartyId("taizhou");
  private static final PartyId WENZHOU = new PartyId("wenzhou");

  private final CertificateAuthority authority =
      CertificateAuthority.create(
          "CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, days(-1, 1));
  private final Identity hub = authority.issueServer("CN=hub", List.of("localhost"), days(-1, 1));
  private final AtomicReference<Identity> shown = new AtomicReference<>(hub);
  private final Identity taizhou =
      authority.issueServer("CN=taizhou", List.of("localhost"), days(-1, 1));
  private final Identity wenzhou = authority.issueClient("CN=wenzhou", days(-1, 1));
  private final MemoryDoor door = new MemoryDoor();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final int port = free();
  private Optional<LinkLines> lines = Optional.empty();

  private static Validity days(int from, int to) {
    Instant now = Instant.now();
    return new Validity(now.plus(Duration.ofDays(from)), now.plus(Duration.ofDays(to)));
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @AfterEach
  void stop() {
    lines.ifPresent(LinkLines::close);
  }

  private LinkLines open(Line.Tcp line) {
    Parties parties =
        new Parties(
            List.of(
                party(TAIZHOU, taizhou, line),
                party(
                    WENZHOU,
                    wenzhou,
                    new Line.Tcp(
                        "own",
                        free(),
                        new Callers.Certified(),
                        Optional.empty(),
                        Duration.ofMinutes(1)))));
    LinkLines.House house =
        new LinkLines.House(
            parties,
            door,
            listening(),
            party -> Tls.context(hub, authority.identity().chain()),
            Duration.ofMillis(50),
            Clock.systemUTC());
    LinkLines opened = new LinkLines(house, meters);
    lines = Optional.of(opened);
    opened.start();
    return opened;
  }

  private static Party party(PartyId id, Identity tls, Line.Tcp line) {
    return new Party(
        new PartyProfile(id, new Region("331000"), id.value(), id.value()),
        new Telegraph(line),
        new Credentials(Suite.INTERNATIONAL, tls.chain(), List.of(), List.of()));
  }

  private SSLContext listening() {
    return QueueTls.listening(new PinnedDoorKeys(shown::get, Optional.empty()));
  }

  private Line.Tcp line(Callers callers, Optional<Place> back, Duration silence) {
    return new Line.Tcp("telegraph", port, callers, back, silence);
  }

  private Line.Tcp certified() {
    return line(new Callers.Certified(), Optional.empty(), Duration.ofMinutes(1));
  }

  private static Callers from(String address) {
    return new Callers.Addressed(Set.of(InetAddress.ofLiteral(address)));
  }

  private Caller call(Identity identity) throws IOException {
    return call(tls(identity).getSocketFactory());
  }

  private SSLContext tls(Identity identity) {
    return Tls.context(identity, authority.identity().chain());
  }

  private Caller call(SocketFactory factory) throws IOException {
    return new Caller(factory, port);
  }

  private Caller loggedIn() throws IOException {
    Caller caller = call(taizhou);
    caller.say("login");
    assertThat(caller.hear()).hasValue("welcome");
    return caller;
  }

  private double counted(String what) {
    return Optional.ofNullable(
            meters.find("lianzhi.link").tag("party", "taizhou").tag("what", what).counter())
        .map(Counter::count)
        .orElse(0.0);
  }

  private static void await(BooleanSupplier holds) {
    Instant end = Instant.now().plusSeconds(20);
    while (!holds.getAsBoolean() && Instant.now().isBefore(end)) {
      pause(20);
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private RawMessage taken() throws InterruptedException {
    return Optional.ofNullable(door.taken.poll(20, TimeUnit.SECONDS)).orElseThrow();
  }

  @Test
  void whatThePartySaysGoesInUnderTheCertificateThatItShowed() throws Exception {
    open(certified());
    try (Caller caller = loggedIn()) {
      caller.say("one");
      assertThat(caller.hear()).hasValue("taken one");
      assertThat(taken().headers())
          .containsEntry(":client-certificate", Certificates.fingerprint(taizhou.certificate()))
          .containsEntry("kept", "yes");
    }
    assertThat(counted("telegrams")).isEqualTo(1);
  }

  @Test
  void theHubsNextIdentityIsShownToNewCallersWhileOpenCallsGoOn() throws Exception {
    open(certified());
    try (Caller caller = loggedIn()) {
      assertThat(Shown.at(port, tls(taizhou))).isEqualTo(hub.certificate());
      shown.set(authority.issueServer("CN=hub", List.of("localhost"), days(-1, 1)));
      assertThat(Shown.at(port, tls(taizhou))).isEqualTo(shown.get().certificate());
      caller.say("one");
      assertThat(caller.hear()).hasValue("taken one");
    }
    loggedIn().close();
  }

  @Test
  void nobodyElseIsListenedTo() throws Exception {
    open(certified());
    Identity stranger =
        CertificateAuthority.create("CN=other", SignatureAlgorithm.ECDSA_P256_SHA256, days(-1, 1))
            .issueClient("CN=taizhou", days(-1, 1));
    Identity expired = authority.issueClient("CN=taizhou", days(-3, -1));
    List<SocketFactory> strangers =
        List.of(
            tls(wenzhou).getSocketFactory(),
            tls(stranger).getSocketFactory(),
            tls(expired).getSocketFactory(),
            Tls.anonymousContext(authority.identity().chain()).getSocketFactory(),
            SocketFactory.getDefault());
    for (int i = 0; i < strangers.size(); i++) {
      int knocks = i + 1;
      try (Caller caller = call(strangers.get(i))) {
        sayInVain(caller);
        assertThat(caller.hear().filter("welcome"::equals)).isEmpty();
      }
      await(() -> counted("knocks") == knocks);
    }
    assertThat(counted("calls")).isZero();
    loggedIn().close();
  }

  private static void sayInVain(Caller caller) {
    try {
      caller.say("login");
    } catch (IOException turnedAway) {
      // As it should be.
    }
  }

  @Test
  void plainTcpIsForListedAddressesAlone() throws Exception {
    open(line(from("192.0.2.1"), Optional.empty(), Duration.ofMinutes(1)));
    try (Caller caller = call(SocketFactory.getDefault())) {
      sayInVain(caller);
      assertThat(caller.hear()).isEmpty();
    }
    await(() -> counted("knocks") == 1);
    assertThat(counted("calls")).isZero();
  }

  @Test
  void aListedAddressIsWhatTheMessageIsKnownBy() throws Exception {
    open(line(from("127.0.0.1"), Optional.empty(), Duration.ofMinutes(1)));
    try (Caller caller = new Caller(new Socket(InetAddress.ofLiteral("127.0.0.1"), port))) {
      caller.say("one");
      assertThat(caller.hear()).hasValue("taken one");
    }
    assertThat(taken().headers())
        .containsEntry(":client-address", "127.0.0.1")
        .doesNotContainKey(":client-certificate");
  }

  @Test
  void whileTheStoreIsAwayNothingIsReadOnAndNothingAnswered() throws Exception {
    open(certified());
    door.away = true;
    try (Caller caller = loggedIn()) {
      caller.say("one");
      caller.say("two");
      assertThat(caller.hearsNothingFor(500)).isTrue();
      assertThat(door.taken).isEmpty();
      door.away = false;
      assertThat(caller.hear()).hasValue("taken one");
      assertThat(caller.hear()).hasValue("taken two");
    }
    assertThat(List.copyOf(door.taken)).extracting(MemoryDoor::text).containsExactly("one", "two");
    assertThat(counted("waits-for-store")).isPositive();
  }

  @Test
  void whatWaitsForTheStoreIsTakenThoughThePartyIsGone() throws Exception {
    open(certified());
    door.away = true;
    try (Caller caller = loggedIn()) {
      caller.say("one");
      await(() -> door.asked > 0);
    }
    pause(200);
    door.away = false;
    assertThat(MemoryDoor.text(taken())).isEqualTo("one");
  }

  @Test
  void whatTheHubStumblesOverIsGivenUpAndTheNextTaken() throws Exception {
    open(certified());
    try (Caller caller = loggedIn()) {
      caller.say("stone");
      caller.say("one");
      assertThat(caller.hear()).hasValue("taken stone");
      assertThat(caller.hear()).hasValue("taken one");
    }
    assertThat(door.asked).isEqualTo(6);
    assertThat(counted("given-up")).isEqualTo(1);
  }

  @Test
  void aSessionThatStumblesEndsAloneAndThePartyMayComeAgain() throws Exception {
    LinkLines opened = open(certified());
    try (Caller caller = loggedIn()) {
      caller.say("fault");
      assertThat(caller.hear()).isEmpty();
    }
    loggedIn().close();
    assertThat(opened.alive()).isTrue();
  }

  @Test
  void whoComesAnewEndsItsOlderCalls() throws Exception {
    open(certified());
    try (Caller older = loggedIn();
        Caller other = call(taizhou)) {
      other.say("one");
      assertThat(other.hear()).hasValue("taken one");
      older.say("two");
      assertThat(older.hear()).as("not by calling alone").hasValue("taken two");
      loggedIn().close();
      assertThat(older.hear()).isEmpty();
      assertThat(other.hear()).isEmpty();
    }
  }

  @Test
  void nothingIsDoneAfterHangingUp() throws Exception {
    open(certified());
    try (Caller caller = loggedIn()) {
      caller.say("bye");
      assertThat(caller.hear()).hasValue("goodbye");
      assertThat(caller.hear()).isEmpty();
    }
  }

  @Test
  void moreCallsThanThereArePlacesAreTurnedAway() throws Exception {
    open(certified());
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(call(taizhou));
      callers.getLast().say("one");
      assertThat(callers.getLast().hear()).hasValue("taken one");
    }
    try (Caller ninth = call(taizhou)) {
      sayInVain(ninth);
      assertThat(ninth.hear()).isEmpty();
    }
    await(() -> counted("turned-away") == 1);
    for (Caller each : callers) {
      each.close();
    }
    await(() -> isLetIn());
  }

  private boolean isLetIn() {
    try (Caller caller = call(taizhou)) {
      sayInVain(caller);
      return caller.hear().filter("welcome"::equals).isPresent();
    } catch (IOException turnedAway) {
      return false;
    }
  }

  @Test
  void whoSaysNothingForTooLongIsEnded() throws Exception {
    open(line(new Callers.Certified(), Optional.empty(), Duration.ofMillis(300)));
    try (Caller caller = loggedIn()) {
      assertThat(caller.hear()).isEmpty();
    }
  }

  @Test
  void callsBackWhereTheLineSaysByMutualTls() throws Exception {
    try (ServerSocket listening = tls(taizhou).getServerSocketFactory().createServerSocket(0)) {
      Place back = new Place("localhost", listening.getLocalPort());
      open(line(new Callers.Certified(), Optional.of(back), Duration.ofMinutes(1)));
      try (Caller caller = loggedIn()) {
        caller.say("back");
        try (Caller called = new Caller(listening.accept())) {
          assertThat(called.hear()).hasValue("here I am");
          called.say("by the link back");
          assertThat(caller.hear()).hasValue("taken by the link back");
        }
        assertThat(caller.hear()).hasValue("lost");
      }
    }
  }

  @Test
  void callsNobodyBackWhoIsNotThePartysServer() throws Exception {
    Identity elsewhere = authority.issueServer("CN=else", List.of("else.example"), days(-1, 1));
    try (ServerSocket listening = tls(elsewhere).getServerSocketFactory().createServerSocket(0)) {
      Place back = new Place("localhost", listening.getLocalPort());
      open(line(new Callers.Certified(), Optional.of(back), Duration.ofMinutes(1)));
      try (Caller caller = loggedIn()) {
        caller.say("back");
        try (Caller called = new Caller(listening.accept())) {
          assertThat(called.hear()).isEmpty();
        }
        assertThat(caller.hear()).hasValue("lost");
      }
    }
  }

  @Test
  void whereNobodyAnswersTheSessionIsTold() throws Exception {
    Place back = new Place("localhost", free());
    open(line(new Callers.Certified(), Optional.of(back), Duration.ofMinutes(1)));
    try (Caller caller = loggedIn()) {
      caller.say("back");
      assertThat(caller.hear()).hasValue("lost");
    }
  }

  @Test
  void sessionsAreToldThatTimePasses() throws Exception {
    open(certified());
    try (Caller caller = loggedIn()) {
      await(() -> counted("seconds") > 0);
      caller.say("one");
      assertThat(meters.get("lianzhi.link.sessions").tag("party", "taizhou").gauge().value())
          .isEqualTo(1);
    }
  }

  @Test
  void saysGoodbyeWhenItStopsAndListensAgainWhenItStarts() throws Exception {
    LinkLines opened = open(certified());
    try (Caller caller = loggedIn()) {
      opened.stop();
      assertThat(caller.hear()).hasValue("closing");
      assertThat(caller.hear()).isEmpty();
    }
    assertThatThrownBy(() -> call(taizhou)).isInstanceOf(IOException.class);
    opened.start();
    loggedIn().close();
    assertThat(opened.alive()).isTrue();
  }

  @Test
  void doesNotStartWhereThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(port)) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(() -> open(certified()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("taizhou/telegraph");
    }
  }

  @Test
  void withoutSuchALineNothingIsOpened() {
    LinkLines none =
        new LinkLines(
            new LinkLines.House(
                new Parties(List.of()),
                door,
                listening(),
                party -> tls(hub),
                Duration.ofMillis(50),
                Clock.systemUTC()),
            meters);
    none.start();
    assertThat(none.alive()).isTrue();
    none.close();
    assertThat(meters.find("lianzhi.link.sessions").gauge()).isNull();
  }

  @Test
  void aPartyThatReadsNothingIsCutOff() throws Exception {
    try (ServerSocket listening = new ServerSocket(0);
        Socket deaf = new Socket("localhost", listening.getLocalPort())) {
      Socket accepted = listening.accept();
      Connection connection = new Connection(accepted, accepted, Duration.ofMinutes(1));
      Thread writing =
          Thread.ofVirtual()
              .start(() -> {
                while (!accepted.isClosed()) {
                  connection.send(new byte[1_000_000]);
                }
              });
      pause(500);
      connection.endIfStuck(Duration.ofMinutes(1));
      assertThat(accepted.isClosed()).isFalse();
      connection.endIfStuck(Duration.ofMillis(200));
      assertThat(accepted.isClosed()).isTrue();
      assertThat(writing.join(Duration.ofSeconds(10))).isTrue();
      assertThat(deaf.isClosed()).isFalse();
    }
  }
}
